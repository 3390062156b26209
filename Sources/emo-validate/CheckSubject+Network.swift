// An engine whose manifest asks for the network may try to use it. The checks never give it any: it has to bear that as it bears a server that
// is down.
import EmoJSON

extension CheckSubject {
    /// Whether a note of the sandbox is about something that the manifest asks for.
    func mayTry(_ note: String) -> Bool {
        note.hasPrefix("sandbox.refused: the engine tried socket")
            && manifest?["needs"]?["network"]?.bool == true
    }
}
