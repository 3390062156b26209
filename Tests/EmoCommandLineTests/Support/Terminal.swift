// A real pseudo-terminal with emoctl on it, to see what a person would.
import Foundation
import Glibc

/// emoctl on a terminal of 80 columns.
final class TerminalSession {
    /// `TIOCSPTLCK` and `TIOCGPTN`, ioctl_tty(2).
    private static let unlock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    private let process = Process()
    private let main: Int32
    private(set) var screen = ""

    init(_ arguments: [String], socket: String, environment: [String: String] = [:]) throws {
        // posix_openpt and its companions are not in the Glibc module; these are the calls they make, pts(4).
        main = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var number: UInt32 = 0
        var lock: Int32 = 0
        guard main >= 0, ioctl(main, Self.unlock, &lock) == 0, ioctl(main, Self.getNumber, &number) == 0
        else {
            throw POSIXError(.ENODEV)
        }
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(main, UInt(TIOCSWINSZ), &size)
        let terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else { throw POSIXError(.ENODEV) }
        let handle = FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
        process.executableURL = URL(fileURLWithPath: EmoctlProcess.program)
        process.arguments = arguments
        process.environment = [
            "PATH": "/usr/bin:/bin", "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "xterm", "EMOD_SOCKET": socket,
        ].merging(environment) { $1 }
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        try handle.close()
    }

    deinit { close(main) }

    /// Types a text.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(main, bytes, bytes.count)
    }

    /// Presses Ctrl-C: the terminal is not the process's controlling one, so the signal is sent by hand.
    func interrupt() { process.interrupt() }

    /// Reads until the screen has a text; false when it does not get it within ten seconds.
    func shows(_ text: String) -> Bool {
        let end = Date().addingTimeInterval(10)
        while !screen.contains(text) {
            guard Date() < end, readSome() else { return screen.contains(text) }
        }
        return true
    }

    /// Reads to the end and returns the exit status; a process that does not end within ten seconds is killed.
    func finish() -> Int32 {
        let killer = DispatchWorkItem { [process] in kill(process.processIdentifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 10, execute: killer)
        while readSome() {}
        process.waitUntilExit()
        killer.cancel()
        return process.terminationStatus
    }

    /// False at the end: the terminal has no writer any more.
    private func readSome() -> Bool {
        var wait = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, 10_000) > 0 else { return false }
        var chunk = [UInt8](repeating: 0, count: 4_096)
        let count = read(main, &chunk, chunk.count)
        guard count > 0 else { return false }
        screen += String(decoding: chunk[..<count], as: UTF8.self).replacing("\r\n", with: "\n")
        return true
    }
}
