// The service manager's side of sd_notify.
import EmoTestKit
import EmoTransport
import Foundation

/// Plays the service manager's notification socket.
final class NotifySocket {
    let path: String
    private let descriptor: Int32

    init(path: String) throws {
        self.path = path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0 else { throw TestKitError("cannot bind \(path)") }
    }

    deinit { close(descriptor) }

    /// The next message that `isWanted` is true for; those before are dropped.
    func receive(milliseconds: Int, where isWanted: (String) -> Bool) throws -> String {
        let deadline = ControlClient.now() + Int64(milliseconds)
        while true {
            let message = try receive(milliseconds: Int32(max(deadline - ControlClient.now(), 0)))
            if isWanted(message) { return message }
        }
    }

    /// Drops what has come so far.
    func drain() { while (try? receive(milliseconds: 0)) != nil {} }

    /// The next message.
    func receive(milliseconds: Int32) throws -> String {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard Foundation.poll(&poll, 1, milliseconds) > 0 else { throw TestKitError("no notification") }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return String(decoding: buffer[..<max(count, 0)], as: UTF8.self)
    }
}
