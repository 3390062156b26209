// Which folders the dynamic linker needs to open a plugin: known before the sandbox closes, without running
// the plugin.
// Invariant: the plugin's bytes are untrusted; every read of them is checked, and anything odd gives fewer
// folders.
import CSandbox
import Glibc

/// Finds the folders of shared libraries.
package enum LibraryFolders {
    /// The folders of a plugin: its own, its run path, the environment's, and those of the libraries loaded
    /// already.
    /// - Parameter origin: what `$ORIGIN` of its run path stands for, when not its own folder.
    static func needed(by plugin: String, origin: String? = nil) -> [String] {
        let environment = getenv("LD_LIBRARY_PATH").map { String(cString: $0) } ?? ""
        let named = runPathFolders(of: plugin, origin: origin) + absolute(environment)
        return Array(Set([folder(of: plugin)] + named + loaded())).sorted()
    }

    /// Opens what a plugin needs from the run path it would have where it was installed: a retained copy lies
    /// elsewhere, and the dynamic linker takes a library that is open already by its name.
    static func open(neededBy plugin: String, origin: String) {
        let folders = runPathFolders(of: plugin, origin: origin)
        for name in elfFile(plugin, \.neededLibraries) ?? [] {
            let places = folders.map { folder in "\(folder)/\(name)" }
            guard let path = places.first(where: { place in access(place, R_OK) == 0 }) else { continue }
            // What cannot be opened, the linker names when it opens the plugin.
            _ = dlopen(path, RTLD_NOW | RTLD_LOCAL)
        }
    }

    private static func runPathFolders(of plugin: String, origin: String?) -> [String] {
        absolute(runPath(of: plugin).replacingOrigin(with: origin ?? folder(of: plugin)))
    }

    private static func absolute(_ path: String) -> [String] {
        path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    }

    /// The folder a file lies in, links resolved.
    static func folder(of file: String) -> String {
        guard let resolved = realpath(file, nil) else { return "" }
        defer { free(resolved) }
        let path = String(cString: resolved)
        return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    private static func loaded() -> [String] {
        final class Names { var folders: Set<String> = [] }
        let names = Names()
        emosandbox_loaded_libraries(
            { name, context in
                guard let name, let context else { return }
                let folder = LibraryFolders.folder(of: String(cString: name))
                if !folder.isEmpty {
                    Unmanaged<Names>.fromOpaque(context).takeUnretainedValue().folders.insert(folder)
                }
            }, Unmanaged.passUnretained(names).toOpaque())
        return Array(names.folders)
    }

    /// DT_RUNPATH or DT_RPATH of a 64-bit little-endian ELF file; empty when there is none.
    package static func runPath(of file: String) -> String { elfFile(file, \.runPath) ?? "" }

    private static func elfFile<Value>(_ file: String, _ part: (ElfFile) -> Value) -> Value? {
        let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return ElfFile(descriptor: descriptor).map(part)
    }
}

extension String {
    fileprivate func replacingOrigin(with folder: String) -> String {
        var out = ""
        var rest = self[...]
        while let dollar = rest.firstIndex(of: "$") {
            out += rest[..<dollar]
            let after = rest[dollar...]
            guard let name = ["$ORIGIN", "${ORIGIN}"].first(where: { after.hasPrefix($0) }) else {
                out += "$"
                rest = after.dropFirst()
                continue
            }
            out += folder
            rest = after.dropFirst(name.count)
        }
        return out + rest
    }
}
