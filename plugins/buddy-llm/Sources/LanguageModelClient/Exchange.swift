// One HTTP request and its answer, piece by piece, over libcurl. Every wait has a bound and looks every 50 ms whether it is still wanted.
// Redirects are not followed, proxies not asked, nothing of a body kept or logged.
import CCurl

/// How long an exchange may take.
public struct ExchangeLimits: Sendable, Equatable {
    /// Milliseconds until the connection stands.
    public var connect = 2_000
    /// Milliseconds until the first byte: a server may be loading its model.
    public var firstByte = 60_000
    /// Milliseconds between two pieces.
    public var idle = 30_000
    /// Milliseconds from begin to end.
    public var total = 120_000

    /// The usual limits.
    public init() {}
}

/// One HTTP exchange.
final class Exchange {
    /// The most bytes of one answer.
    private static let maximumBytes = 2 << 20
    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
    private static let unusable = ModelFailure(.unreachable, "libcurl cannot be used for this address")

    /// What libcurl's callback fills.
    private final class Inbox { var bytes: [UInt8] = [] }

    private let easy: UnsafeMutableRawPointer
    private let multi: UnsafeMutableRawPointer
    private let inbox = Inbox()
    private var headers: UnsafeMutablePointer<curl_slist>?
    private let limits: ExchangeLimits

    /// - Parameter body: sent as JSON by POST; nil for GET.
    init(
        _ address: ServerAddress, path: String, body: [UInt8]?, key: String?, limits: ExchangeLimits
    ) throws(ModelFailure) {
        guard Self.isReady, let easy = curl_easy_init() else { throw Self.unusable }
        guard let multi = curl_multi_init() else {
            curl_easy_cleanup(easy)
            throw Self.unusable
        }
        (self.easy, self.multi, self.limits) = (easy, multi, limits)
        let fields =
            ["Accept: text/event-stream, application/json", "Content-Type: application/json", "Expect:"]
            + (key.map { ["Authorization: Bearer \($0)"] } ?? [])
        for field in fields { headers = curl_slist_append(headers, field) }
        guard configure(address, path: path), send(body), curl_multi_add_handle(multi, easy) == CURLM_OK
        else {
            throw Self.unusable
        }
    }

    deinit {
        // A transfer that goes on is broken off: its connection closes, and the server stops writing.
        curl_multi_remove_handle(multi, easy)
        curl_easy_cleanup(easy)
        curl_multi_cleanup(multi)
        curl_slist_free_all(headers)
    }

    private func configure(_ address: ServerAddress, path: String) -> Bool {
        let texts: [(CURLoption, String)] = [
            (CURLOPT_URL, address.base + path), (CURLOPT_PROTOCOLS_STR, "http,https"), (CURLOPT_PROXY, ""),
        ]
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NOSIGNAL, 1), (CURLOPT_FORBID_REUSE, 1),
            (CURLOPT_CONNECTTIMEOUT_MS, limits.connect), (CURLOPT_TIMEOUT_MS, limits.total + 1_000),
        ]
        return texts.allSatisfy { emocurl_set_text(easy, $0, $1) == CURLE_OK }
            && numbers.allSatisfy { emocurl_set_number(easy, $0, $1) == CURLE_OK }
            && address.socketPath.map { emocurl_set_text(easy, CURLOPT_UNIX_SOCKET_PATH, $0) == CURLE_OK }
                ?? true
    }

    private func send(_ body: [UInt8]?) -> Bool {
        guard emocurl_set_headers(easy, headers) == CURLE_OK else { return false }
        // libcurl holds the inbox without owning it; both live as long as this object.
        let context = Unmanaged.passUnretained(inbox).toOpaque()
        let receiver: emocurl_receiver = { bytes, size, count, context in
            guard let bytes, let context else { return 0 }
            let inbox = Unmanaged<Inbox>.fromOpaque(context).takeUnretainedValue()
            inbox.bytes += UnsafeRawBufferPointer(start: bytes, count: size * count)
            return size * count
        }
        guard emocurl_set_receiver(easy, receiver, context) == CURLE_OK else { return false }
        guard let body else { return true }
        return body.withUnsafeBytes { emocurl_set_body(easy, $0.baseAddress, $0.count) == CURLE_OK }
    }

    /// Runs until the answer has ended, or `receive` wants no more of it.
    /// - Parameters:
    ///   - check: throws when the answer is no longer wanted; called at least every 50 ms of waiting.
    ///   - receive: takes the HTTP status and the next bytes of the body; false ends the exchange.
    /// - Returns: the HTTP status.
    @discardableResult
    func run(check: () throws -> Void, receive: (Int, [UInt8]) throws -> Bool) throws -> Int {
        let begin = MonotonicTime.milliseconds
        var (lastPiece, received, running) = (begin, 0, Int32(0))
        while true {
            try check()
            guard curl_multi_perform(multi, &running) == CURLM_OK else { throw Self.unusable }
            let outcome = emocurl_outcome(multi)
            if !inbox.bytes.isEmpty {
                let piece = inbox.bytes
                inbox.bytes = []
                received += piece.count
                guard received <= Self.maximumBytes else {
                    throw ModelFailure(.tooLong, "the server sent more than \(Self.maximumBytes) bytes")
                }
                lastPiece = MonotonicTime.milliseconds
                guard try receive(emocurl_status(easy), piece) else { return emocurl_status(easy) }
            }
            if outcome >= 0 {
                try Self.verify(outcome, hasBegun: received > 0)
                return emocurl_status(easy)
            }
            try checkTime(since: begin, lastPiece: lastPiece, hasBegun: received > 0)
            curl_multi_poll(multi, nil, 0, 50, nil)
        }
    }

    private func checkTime(since begin: Int, lastPiece: Int, hasBegun: Bool) throws(ModelFailure) {
        let now = MonotonicTime.milliseconds
        if now - begin > limits.total {
            throw ModelFailure(.timeout, "the answer was not whole after \(limits.total / 1_000) s")
        }
        let bound = hasBegun ? limits.idle : limits.firstByte
        if now - lastPiece > bound {
            throw ModelFailure(.timeout, "the server was silent for \(bound / 1_000) s")
        }
    }

    private static func verify(_ outcome: Int32, hasBegun: Bool) throws(ModelFailure) {
        switch CURLcode(rawValue: UInt32(outcome)) {
        case CURLE_OK: return
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST:
            throw ModelFailure(.unreachable, "nothing answers at the server's address")
        case CURLE_OPERATION_TIMEDOUT where !hasBegun:
            throw ModelFailure(.unreachable, "the connection to the server did not stand in time")
        default:
            // A connection that breaks within an answer: what came so far is not whole.
            throw ModelFailure(
                hasBegun ? .cutOff : .unreachable, "the connection to the server broke (libcurl \(outcome))")
        }
    }
}
