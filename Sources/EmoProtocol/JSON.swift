// The protocol's values are JSON values: who speaks the protocol has them too, without a second import.
@_exported import EmoJSON
