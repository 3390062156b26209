// What a look at the plugin directories brings about: engines appear, change, and go.
import NIOCore

extension EngineRegistry {
    func take(_ scan: PluginDirectory.Scan) {
        guard !isStopping else { return }
        lastFindings = scan.findings
        for plugin in scan.plugins.values.sorted(by: { $0.manifest.id < $1.manifest.id }) { take(plugin) }
        for (id, supervisor) in supervisors where scan.plugins[id] == nil && supervisor.state != .absent {
            supervisor.handle(.removed(scan.findings.first { $0.id == id }?.error))
        }
        rank()
    }

    private func take(_ plugin: InstalledPlugin) {
        let id = plugin.manifest.id
        guard let supervisor = supervisors[id], supervisor.kind == plugin.manifest.kind else {
            supervisors[id]?.handle(.shutdown)
            let supervisor = EngineSupervisor(plugin, context: context, router: self)
            supervisors[id] = supervisor
            rank()
            begin(supervisor)
            return
        }
        let isChanged = supervisor.plugin.fingerprint != plugin.fingerprint
        guard isChanged || supervisor.state == .absent else { return }
        supervisor.plugin = plugin
        supervisor.handle(.installed(changed: isChanged))
    }

    private func begin(_ supervisor: EngineSupervisor) {
        if let record = quarantine.records[supervisor.id],
            record.librarySHA256 == supervisor.plugin.librarySHA256, supervisor.settings.isEnabled
        {
            supervisor.resumeQuarantine(record.reason)
        } else {
            supervisor.handle(.installed(changed: false))
        }
    }

    private func rank() {
        for kind in EngineKind.allCases {
            let preferred = context.configuration.order[kind] ?? []
            ranking[kind] = supervisors.values.filter { $0.kind == kind }.sorted { left, right in
                let places = [left, right].map { preferred.firstIndex(of: $0.id) ?? preferred.count }
                return places[0] == places[1] ? left.id < right.id : places[0] < places[1]
            }
        }
    }
}
