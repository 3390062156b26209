// The catalogue of error codes. A code is never reused with another meaning.

extension ErrorCode {
    /// Every registered code.
    public static let all: [ErrorCode] =
        envelope + parameters + authentication + engines + storage + audio + limits + objects

    private static let envelope: [ErrorCode] = [
        .parse, .invalidRequest, .unknownMethod, .internalError, .deadlineExceeded, .cancelled, .stopping,
        .idempotencyConflict,
    ]
    private static let parameters: [ErrorCode] = [
        .unknownKey, .missingKey, .wrongType, .outOfRange, .wrongFormat,
    ]
    private static let authentication: [ErrorCode] = [
        .authRequired, .authInvalid, .authExpired, .authRevoked, .authNotYetValid, .authScope,
        .authLocked, .authDisabled, .authPassword, .authKeyMissing,
    ]
    private static let engines: [ErrorCode] = [
        .engineUnavailable, .engineFailed, .enginePoison, .engineModelMissing, .engineModelCorrupt,
        .engineABIMismatch, .engineUnsupported, .engineInputRefused, .engineUpgradeRefused,
    ]
    private static let storage: [ErrorCode] = [
        .storageFull, .storageUnavailable, .storageCorrupt, .storageInMemory, .storageSealedText,
        .configurationRefused,
    ]
    private static let audio: [ErrorCode] = [
        .audioFormat, .audioEmpty, .audioTruncated, .audioUnsupported, .audioTooLong, .audioTooLarge,
        .audioOffset,
    ]
    private static let limits: [ErrorCode] = [
        .lineTooLong, .queueFull, .connections, .authenticationTime, .replyTooLong, .streams,
        .uploadBytes, .subscriptions,
    ]
    private static let objects: [ErrorCode] = [
        .sessionNotFound, .sessionEnded, .memoryNotFound, .analysisNotFound, .streamNotFound, .tokenNotFound,
        .userNotFound, .userExists, .groupTooSmall, .engineNotFound, .subscriptionNotFound,
        .eventUnknownPosition,
        .eventExpired,
    ]

    /// The line is not JSON.
    public static let parse = ErrorCode(
        "protocol.parse_error", ErrorNumber.parse, "The line is not one JSON object in UTF-8.",
        hint: "send one JSON object a line, in UTF-8, ended by a newline")
    /// The line is JSON but not a request.
    public static let invalidRequest = ErrorCode(
        "protocol.invalid_request", ErrorNumber.invalidRequest, "The object is not a JSON-RPC 2.0 request.",
        hint:
            "send {\"jsonrpc\":\"2.0\",\"id\":…,\"method\":…,\"params\":{…}} with no other keys but auth, idempotency_key and timeout_ms"
    )
    /// No such method.
    public static let unknownMethod = ErrorCode(
        "protocol.unknown_method", ErrorNumber.methodNotFound, "There is no such method.",
        hint: "list the methods with: emoctl describe")
    /// A defect of emod.
    public static let internalError = ErrorCode(
        "internal", ErrorNumber.internal, "A defect of emod; nothing was stored.",
        hint: "look for the request id in the journal: journalctl -u emod")
    /// The request's deadline passed.
    public static let deadlineExceeded = ErrorCode(
        "deadline.exceeded", ErrorNumber.stopped, retryable: true, "The deadline passed; nothing was stored.",
        hint: "give more time with timeout_ms, or try when the machine is less busy")
    /// The configuration was read again and is wrong.
    public static let configurationRefused = ErrorCode(
        "config.refused", ErrorNumber.invalidParameters,
        "The configuration is wrong; the one before stays in force.",
        hint: "correct /etc/emobuddy/emod.toml; check it with: emod --check-config")
    /// The request was cancelled.
    public static let cancelled = ErrorCode(
        "request.cancelled", ErrorNumber.stopped, "The request was cancelled; nothing was stored.",
        hint: "send the request again if it is still wanted")
    /// emod is stopping.
    public static let stopping = ErrorCode(
        "daemon.stopping", ErrorNumber.stopped, retryable: true, "emod is stopping and takes no new work.",
        hint: "connect again when it is back: emoctl status")
    /// The same idempotency key with other parameters.
    public static let idempotencyConflict = ErrorCode(
        "idempotency.conflict", ErrorNumber.idempotency,
        "The idempotency key was used before with another request.", hint: "use a new key for a new request")

    /// A key that the method does not have.
    public static let unknownKey = ErrorCode(
        "params.unknown_key", ErrorNumber.invalidParameters, "A parameter that the method does not have.",
        hint: "see the method's parameters with: emoctl describe METHOD")
    /// A key that is missing.
    public static let missingKey = ErrorCode(
        "params.missing_key", ErrorNumber.invalidParameters, "A parameter is missing.",
        hint: "see the method's parameters with: emoctl describe METHOD")
    /// A value of another type.
    public static let wrongType = ErrorCode(
        "params.wrong_type", ErrorNumber.invalidParameters, "A parameter has another type.",
        hint: "see the method's parameters with: emoctl describe METHOD")
    /// A value out of range.
    public static let outOfRange = ErrorCode(
        "params.out_of_range", ErrorNumber.invalidParameters,
        "A parameter is too small, too large, too short, too long, or none of the allowed values.",
        hint: "see the method's parameters with: emoctl describe METHOD")
    /// Text of another format.
    public static let wrongFormat = ErrorCode(
        "params.wrong_format", ErrorNumber.invalidParameters,
        "A parameter is text, but not of the form asked for.",
        hint: "see the method's parameters with: emoctl describe METHOD")

    /// Nobody is known on this connection.
    public static let authRequired = ErrorCode(
        "auth.required", ErrorNumber.authentication, "The method needs an identity.",
        hint: "join the socket's group, or send a token: EMOCTL_TOKEN_FILE=FILE emoctl …")
    /// The token is not one of ours.
    public static let authInvalid = ErrorCode(
        "auth.invalid", ErrorNumber.authentication, "The token is not valid here.",
        hint: "ask an administrator for a new one: emoctl token create NAME")
    /// The token has expired.
    public static let authExpired = ErrorCode(
        "auth.expired", ErrorNumber.authentication, "The token has expired.",
        hint: "ask an administrator for a new one: emoctl token create NAME")
    /// The token was revoked.
    public static let authRevoked = ErrorCode(
        "auth.revoked", ErrorNumber.authentication, "The token was revoked.",
        hint: "ask an administrator for a new one: emoctl token create NAME")
    /// The token is not valid yet.
    public static let authNotYetValid = ErrorCode(
        "auth.not_yet_valid", ErrorNumber.authentication, "The token is not valid yet.",
        hint: "check the clocks of both machines")
    /// The identity may not do that.
    public static let authScope = ErrorCode(
        "auth.scope", ErrorNumber.authentication, "The identity may not do that.",
        hint: "use an identity with the scope named in the message")

    /// Too many wrong passwords.
    public static let authLocked = ErrorCode(
        "auth.locked", ErrorNumber.authentication, retryable: true,
        "Too many wrong passwords: the account is closed for a while.",
        hint: "try again after retry_after_ms; each further wrong password doubles the wait")
    /// The account is disabled.
    public static let authDisabled = ErrorCode(
        "auth.disabled", ErrorNumber.authentication, "The account is disabled.",
        hint: "ask an administrator to open it: emoctl user enable USER")
    /// The password that must be given along is wrong.
    public static let authPassword = ErrorCode(
        "auth.password", ErrorNumber.authentication, "The current password is missing or wrong.",
        hint: "give current_password; an administrator can set a new one: emoctl user update USER --password")
    /// A signing key is not at hand.
    public static let authKeyMissing = ErrorCode(
        "auth.key_missing", ErrorNumber.authentication,
        "A key that signs tokens is missing or cannot be written.",
        hint: "check the folder signing-keys in the state directory; nobody but the daemon may use it")

    /// No engine of the kind is ready.
    public static let engineUnavailable = ErrorCode(
        "engine.unavailable", ErrorNumber.engine, retryable: true, "No engine of that kind is ready.",
        hint: "see why with: emoctl engine list")
    /// The engine failed at the request.
    public static let engineFailed = ErrorCode(
        "engine.failed", ErrorNumber.engine, retryable: true, "The engine failed at this request.",
        hint: "see why with: emoctl engine list")
    /// The request ended two engine processes.
    public static let enginePoison = ErrorCode(
        "engine.poison_request", ErrorNumber.engine,
        "The request was at work when an engine died, twice; it is refused.",
        hint: "do not send this input again; report it to the engine's author")
    /// A model file is missing.
    public static let engineModelMissing = ErrorCode(
        "engine.model_missing", ErrorNumber.engine, "A model file of the engine is missing.",
        hint: "install the engine's model package, or run: make models")
    /// A model file is not what the manifest says.
    public static let engineModelCorrupt = ErrorCode(
        "engine.model_corrupt", ErrorNumber.engine,
        "A model file of the engine is not the one its manifest names.",
        hint: "install the engine's model package again, or run: make models")
    /// The plugin was made for another ABI.
    public static let engineABIMismatch = ErrorCode(
        "engine.abi_mismatch", ErrorNumber.engine,
        "The plugin was made for another version of the plugin ABI.",
        hint: "install a build of the engine for this version of emod")
    /// A new build of the engine did not pass its test.
    public static let engineUpgradeRefused = ErrorCode(
        "engine.upgrade_refused", ErrorNumber.engine,
        "The new build of the engine did not pass its test; the one that served before serves on.",
        hint: "see what went wrong with: emoctl engine logs ENGINE")
    /// The engine does not do that.
    public static let engineUnsupported = ErrorCode(
        "engine.unsupported", ErrorNumber.engine, "The engine does not do that.",
        hint: "see what the engines can do with: emoctl engine list")
    /// The engine cannot work on this input.
    public static let engineInputRefused = ErrorCode(
        "engine.input_refused", ErrorNumber.engine, "The engine cannot work on this input.",
        hint: "change the input; the message says what the engine does not take")

    /// The disk is full.
    public static let storageFull = ErrorCode(
        "storage.full", ErrorNumber.storage, retryable: true,
        "There is no space left for the database; nothing was stored.",
        hint: "free space in the state directory; emod goes on by itself")
    /// The database cannot be written or read.
    public static let storageUnavailable = ErrorCode(
        "storage.unavailable", ErrorNumber.storage, retryable: true,
        "The database cannot be used now; nothing was stored.", hint: "see why with: emoctl health")
    /// The database is damaged.
    public static let storageCorrupt = ErrorCode(
        "storage.corrupt", ErrorNumber.storage, "The database is damaged.",
        hint: "stop emod, then put back a backup: emoctl backup restore FILE")
    /// Nothing is kept on a disk.
    public static let storageInMemory = ErrorCode(
        "storage.in_memory", ErrorNumber.storage,
        "Nothing is kept on a disk, so there is nothing to back up.",
        hint: "set daemon.storage = \"disk\" in emod.toml")

    /// A text does not open.
    public static let storageSealedText = ErrorCode(
        "storage.sealed_text", ErrorNumber.storage, "A stored text cannot be opened with the keys at hand.",
        hint: "put back the newest master.key and user.keys; if they are right, restore the database")

    /// Not audio.
    public static let audioFormat = ErrorCode(
        "audio.format", ErrorNumber.audio, "The bytes are not audio of the format named.",
        hint: "send WAV, FLAC, Ogg or MP3, or raw s16le with sample_rate and channels")
    /// Nothing to hear.
    public static let audioEmpty = ErrorCode(
        "audio.empty", ErrorNumber.audio, "There are no bytes, or no samples.",
        hint: "check the recording: it has no samples")
    /// Ends before its first sample.
    public static let audioTruncated = ErrorCode(
        "audio.truncated", ErrorNumber.audio, "The recording ends before its first sample.",
        hint: "record or copy it again: the file is not whole")
    /// Audio out of the accepted bounds.
    public static let audioUnsupported = ErrorCode(
        "audio.unsupported", ErrorNumber.audio, "The rate or the number of channels is out of bounds.",
        hint: "use 4,000 to 384,000 Hz and 1 to 8 channels")
    /// Too long.
    public static let audioTooLong = ErrorCode(
        "audio.too_long", ErrorNumber.audio, "The recording is longer than allowed.",
        hint: "cut the recording into parts, or raise audio.maximum_seconds in emod.toml")
    /// Too large.
    public static let audioTooLarge = ErrorCode(
        "audio.too_large", ErrorNumber.audio, "The recording has more bytes than allowed.",
        hint: "send FLAC or Ogg, cut the recording, or raise audio.maximum_bytes in emod.toml")
    /// A chunk is not the next one.
    public static let audioOffset = ErrorCode(
        "audio.offset", ErrorNumber.audio, "The chunk does not begin where the last one ended.",
        hint: "send from received_bytes, which the error's details name")

    /// The line is too long.
    public static let lineTooLong = ErrorCode(
        "limit.line_too_long", ErrorNumber.limit,
        "The line is longer than the greeting allows; the connection is closed.",
        hint: "send long recordings with speech.open, speech.feed and speech.finish")
    /// A queue is full.
    public static let queueFull = ErrorCode(
        "limit.queue_full", ErrorNumber.limit, retryable: true, "Too much work is waiting.",
        hint: "try again after retry_after_ms")
    /// Too many connections.
    public static let connections = ErrorCode(
        "limit.connections", ErrorNumber.limit, retryable: true, "Too many connections; this one is closed.",
        hint: "close idle connections, or raise limits.connections in emod.toml")
    /// No identity in time.
    public static let authenticationTime = ErrorCode(
        "limit.authentication_time", ErrorNumber.limit,
        "The connection gave no identity in time and is closed.", hint: "send auth.token first")
    /// One reply is longer than a client may be sent.
    public static let replyTooLong = ErrorCode(
        "limit.reply_too_long", ErrorNumber.limit, "The reply is longer than the greeting's output_bytes.",
        hint: "ask for less at a time, or raise limits.output_bytes in emod.toml")
    /// Too many open uploads.
    public static let streams = ErrorCode(
        "limit.streams", ErrorNumber.limit, retryable: true, "The connection has too many open uploads.",
        hint: "finish or cancel one with speech.finish or speech.cancel")

    /// The user's open uploads are too large together.
    public static let uploadBytes = ErrorCode(
        "limit.upload_bytes", ErrorNumber.limit, retryable: true,
        "The open uploads of the user have too many bytes together.",
        hint: "finish or cancel one, or raise limits.upload_bytes in emod.toml")
    /// Too many subscriptions.
    public static let subscriptions = ErrorCode(
        "limit.subscriptions", ErrorNumber.limit, "The connection has too many subscriptions.",
        hint: "end one with event.unsubscribe, or name all topics in one")

    /// No such session of this user.
    public static let sessionNotFound = ErrorCode(
        "session.not_found", ErrorNumber.object, "The user has no such session.",
        hint: "list the sessions with: emoctl session list")
    /// The session has ended.
    public static let sessionEnded = ErrorCode(
        "session.ended", ErrorNumber.object, "The session has ended.",
        hint: "start a new one with: emoctl chat")
    /// No such memory of this user.
    public static let memoryNotFound = ErrorCode(
        "memory.not_found", ErrorNumber.object, "The user has no such memory.",
        hint: "list the memories with: emoctl memory list")
    /// No such analysis of this user.
    public static let analysisNotFound = ErrorCode(
        "analysis.not_found", ErrorNumber.object, "The user has no such analysis.",
        hint: "list the analyses with: emoctl call speech.list")
    /// No such upload on this connection.
    public static let streamNotFound = ErrorCode(
        "stream.not_found", ErrorNumber.object, "The connection has no such upload.",
        hint: "open one with speech.open")
    /// No such token.
    public static let tokenNotFound = ErrorCode(
        "token.not_found", ErrorNumber.object, "There is no such token.",
        hint: "list the tokens with: emoctl token list")
    /// No such user.
    public static let userNotFound = ErrorCode(
        "user.not_found", ErrorNumber.object, "There is no such user.",
        hint: "list the users with: emoctl user list")
    /// The address is taken.
    public static let userExists = ErrorCode(
        "user.exists", ErrorNumber.object, "There is a user with this address already.",
        hint: "choose another address, or see: emoctl user list")
    /// Too few people for a number that tells nothing of one of them.
    public static let groupTooSmall = ErrorCode(
        "analytics.group_too_small", ErrorNumber.object,
        "Fewer than five people share their analyses in this span: no number is given.",
        hint: "ask for a longer span; people agree to share with: emoctl user update --share-analyses yes")
    /// No such engine.
    public static let engineNotFound = ErrorCode(
        "engine.unknown", ErrorNumber.object, "There is no such engine.",
        hint: "list the engines with: emoctl engine list")
    /// No such subscription on this connection.
    public static let subscriptionNotFound = ErrorCode(
        "subscription.not_found", ErrorNumber.object, "The connection has no such subscription.",
        hint: "subscribe with event.subscribe")
    /// A place that this database never gave.
    public static let eventUnknownPosition = ErrorCode(
        "event.unknown_position", ErrorNumber.object,
        "The database has never given this place to an event: it was restored, replaced, or kept in memory only.",
        hint: "read anew what you need, then subscribe without since")
    /// Events after the place are not kept any more.
    public static let eventExpired = ErrorCode(
        "event.expired", ErrorNumber.object, "Events after this place are not kept any more.",
        hint: "read anew what you need; events are kept since the place in the error's details")
}
