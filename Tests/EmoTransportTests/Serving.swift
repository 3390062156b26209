// A server of its own for a test, on one event loop.
import EmoProtocol
import EmoTransport
import NIOPosix

/// Runs `body` with the path of a server that hands its requests to `handler`; the server is gone afterwards, whatever `body` did.
func serving(_ handler: some RequestHandler, _ body: (String) async throws -> Void) async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let path = "/tmp/emo-transport-\(UInt32.random(in: .min ... .max)).sock"
    let server = try await ControlServer.start(
        at: .path(path), group: group, handler: handler, limits: Limits(), version: "1")
    let outcome: Result<Void, any Error>
    do {
        outcome = .success(try await body(path))
    } catch {
        outcome = .failure(error)
    }
    await server.closeConnections()
    await server.stopAccepting()
    try await group.shutdownGracefully()
    try outcome.get()
}
