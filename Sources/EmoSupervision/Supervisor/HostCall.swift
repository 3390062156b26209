// One thing asked of a host that has not had its final message yet. It outlives its request when the caller
// gives up.
import EmoHostLink
import NIOCore

/// An open call. Confined to the registry's event loop, which is what makes it safe to hand around.
final class HostCall: @unchecked Sendable {
    /// What it is for.
    enum Purpose {
        case hello
        case load
        case selfTest(began: NIODeadline)
        /// A test inference between requests.
        case canary(began: NIODeadline)
        case request(EngineRequest)
        /// The answer does not matter: closing a conversation, saying good-bye.
        case farewell
    }

    let purpose: Purpose
    var dialogue: (any HostDialogue)?
    /// When the host has to have had its last word, once the caller gave up.
    var grace: Scheduled<Void>?

    init(_ purpose: Purpose, dialogue: (any HostDialogue)? = nil) {
        self.purpose = purpose
        self.dialogue = dialogue
    }

    var request: EngineRequest? {
        if case .request(let request) = purpose { return request }
        return nil
    }

    /// True when it counts against the engine's concurrency.
    var takesSlot: Bool {
        switch purpose {
        case .request, .canary: true
        case .hello, .load, .selfTest, .farewell: false
        }
    }

    /// The audio that its host is to hear.
    var audio: AudioPump? { dialogue?.hearsAudio == true ? request?.work.audio : nil }
}
