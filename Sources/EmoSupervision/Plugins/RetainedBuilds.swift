// Copies of engine builds that have proved themselves, so that an upgrade which fails can be taken back after its
// files were replaced. Blocking: runs on the files thread.
// Invariant: a copy holds exactly the library and the manifest whose hashes its folder is named after.
import FoundationEssentials
import Glibc

/// The retained builds below one directory: `<id>/<build>/` with the two files of the plugin.
struct RetainedBuilds: Sendable {
    /// Owned by the daemon, mode 0700.
    let directory: String
    /// The root of relative model directories.
    let modelsDirectory: String

    /// Every retained build, by id.
    func all() -> [String: [InstalledPlugin]] {
        var builds: [String: [InstalledPlugin]] = [:]
        for id in names(in: directory) {
            builds[id] = names(in: "\(directory)/\(id)").compactMap { build in
                self.build("\(directory)/\(id)/\(build)", id: id)
            }
        }
        return builds
    }

    /// Copies a build that is not there yet.
    /// - Returns: the copy; nil when it cannot be made or the plugin's files are no longer those that run.
    func retain(_ plugin: InstalledPlugin) -> InstalledPlugin? {
        let id = plugin.manifest.id
        let folder = "\(directory)/\(id)/\(plugin.buildID)"
        if let known = build(folder, id: id), known.buildID == plugin.buildID { return known }
        let fresh = "\(folder).new"
        remove(fresh)
        guard make(directory), make("\(directory)/\(id)"), make(fresh),
            copy(plugin.libraryPath, to: "\(fresh)/\(plugin.manifest.library)"),
            copy(plugin.manifestPath, to: "\(fresh)/\(id)\(PluginDirectory.manifestSuffix)"),
            write(plugin.libraryOrigin, to: "\(fresh)/\(Self.originFile)")
        else {
            remove(fresh)
            return nil
        }
        remove(folder)
        guard rename(fresh, folder) == 0, let kept = build(folder, id: id), kept.buildID == plugin.buildID
        else {
            remove(fresh)
            remove(folder)
            return nil
        }
        return kept
    }

    /// Removes every build of an engine but these.
    func prune(_ id: String, keeping builds: Set<String>) {
        for build in names(in: "\(directory)/\(id)") where !builds.contains(build) {
            remove("\(directory)/\(id)/\(build)")
        }
    }

    // MARK: - Files

    /// Where the library lay before: its `$ORIGIN` for libraries it needs.
    private static let originFile = "origin"

    private func build(_ folder: String, id: String) -> InstalledPlugin? {
        let scan = PluginDirectory(directories: [folder], modelsDirectory: modelsDirectory).scan()
        guard var plugin = scan.plugins[id], folder.hasSuffix("/\(plugin.buildID)"),
            let origin = FileContent.read(path: "\(folder)/\(Self.originFile)", limit: Int(PATH_MAX))
        else { return nil }
        plugin.libraryOrigin = String(decoding: origin, as: UTF8.self)
        return plugin
    }

    private func names(in directory: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).filter {
            !$0.hasPrefix(".")
        }
    }

    private func make(_ directory: String) -> Bool { mkdir(directory, 0o700) == 0 || errno == EEXIST }

    private func copy(_ from: String, to: String) -> Bool {
        guard let bytes = FileManager.default.contents(atPath: from) else { return false }
        return write(bytes, to: to)
    }

    private func write(_ text: String, to path: String) -> Bool { write(Data(text.utf8), to: path) }

    private func write(_ bytes: Data, to path: String) -> Bool {
        (try? bytes.write(to: URL(filePath: path))) != nil && chmod(path, 0o600) == 0
    }

    private func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
