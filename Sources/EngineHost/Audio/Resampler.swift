// Brings mono audio to the engine's rate, by libsoxr at its high quality.
import CEmoABI
import CSoxr
import EmoHostLink

/// Resamples one stream of mono audio; equal rates pass through.
final class Resampler {
    private let handle: OpaquePointer?
    private let ratio: Double
    private var output: [Float] = []

    /// Makes a resampler.
    /// - Throws: `engine.resource_exhausted` when the library has no memory.
    init(from source: UInt32, to target: UInt32) throws {
        ratio = Double(target) / Double(source)
        guard source != target else {
            handle = nil
            return
        }
        var reason: soxr_error_t?
        guard let handle = soxr_create(Double(source), Double(target), 1, &reason, nil, nil, nil),
            reason == nil
        else {
            throw EngineStatusMapping.failure(
                of: EMO_RESOURCE_EXHAUSTED, message: "the resampler cannot be made")
        }
        self.handle = handle
    }

    deinit { if let handle { soxr_delete(handle) } }

    /// Resamples a block and hands what came out to `deliver`.
    func process(_ block: UnsafeBufferPointer<Float>, deliver: (UnsafeBufferPointer<Float>) throws -> Void)
        throws
    {
        guard let handle else { return try deliver(block) }
        guard let start = block.baseAddress, !block.isEmpty else { return }
        let room = Int(Double(block.count) * ratio) + 1024
        if output.count < room { output = [Float](repeating: 0, count: room) }
        var taken = 0
        while taken < block.count {
            var used = 0
            var made = 0
            let failure = output.withUnsafeMutableBufferPointer {
                soxr_process(
                    handle, start + taken, block.count - taken, &used, $0.baseAddress, $0.count, &made)
            }
            guard failure == nil, used > 0 || made > 0 else { throw Self.failed }
            taken += used
            try hand(made, to: deliver)
        }
    }

    /// Hands out what the filter still holds; the stream is over.
    func finish(deliver: (UnsafeBufferPointer<Float>) throws -> Void) throws {
        guard let handle else { return }
        if output.isEmpty { output = [Float](repeating: 0, count: 1024) }
        while true {
            var made = 0
            let failure = output.withUnsafeMutableBufferPointer {
                soxr_process(handle, nil, 0, nil, $0.baseAddress, $0.count, &made)
            }
            guard failure == nil else { throw Self.failed }
            if made == 0 { return }
            try hand(made, to: deliver)
        }
    }

    private func hand(_ count: Int, to deliver: (UnsafeBufferPointer<Float>) throws -> Void) throws {
        guard count > 0 else { return }
        try output.withUnsafeBufferPointer { try deliver(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }

    private static var failed: LinkFailure {
        EngineStatusMapping.failure(of: EMO_INTERNAL, message: "the resampler failed")
    }
}
