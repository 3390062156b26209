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
    static func needed(by plugin: String) -> [String] {
        let own = folder(of: plugin)
        let environment = getenv("LD_LIBRARY_PATH").map { String(cString: $0) } ?? ""
        let named = runPath(of: plugin).replacingOrigin(with: own) + ":" + environment
        var folders = [own] + named.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        folders += loaded()
        return Array(Set(folders)).sorted()
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
    package static func runPath(of file: String) -> String {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        return ElfFile(descriptor: descriptor)?.runPath ?? ""
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
