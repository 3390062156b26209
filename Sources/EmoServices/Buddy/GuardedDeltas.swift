// Words of a reply on their way to the client while the engine still speaks: whole sentences only, each past the guard. After the first
// sentence that must not be said nothing more is let through; the final reply repeats the whole as it may be said.
import EmoSafety
import Synchronization

/// Lets an engine's deltas through, sentence by sentence.
final class GuardedDeltas: Sendable {
    private struct State {
        var pending = ""
        var isBlocked = false
        var hasSent = false
    }

    private let outputGuard = OutputGuard()
    private let send: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// - Parameter send: called with each sentence, the blank before it included.
    init(send: @escaping @Sendable (String) -> Void) { self.send = send }

    /// Takes the next words of the engine.
    func take(_ delta: String) {
        let sentences = state.withLock { state -> [String] in
            guard !state.isBlocked else { return [] }
            state.pending += delta
            // The last sentence may not be whole yet: it waits for the next words, or for the final reply.
            var found = SentenceSplitter.sentences(of: state.pending)
            let last = found.popLast() ?? ""
            guard !found.isEmpty else { return [] }
            state.pending = last
            var released: [String] = []
            for sentence in found {
                guard outputGuard.check(sentence).isAllowed else {
                    state.isBlocked = true
                    break
                }
                released.append((state.hasSent ? " " : "") + sentence)
                state.hasSent = true
            }
            return released
        }
        for sentence in sentences { send(sentence) }
    }
}
