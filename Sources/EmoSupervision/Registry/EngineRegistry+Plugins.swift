// What a look at the plugin directories brings about: engines appear, change, and go.
import NIOCore

extension EngineRegistry {
    func take(_ scan: PluginDirectory.Scan) {
        guard !isStopping else { return }
        lastFindings = scan.findings
        for plugin in scan.plugins.values.sorted(by: { $0.manifest.id < $1.manifest.id }) { take(plugin) }
        for (id, supervisor) in supervisors where scan.plugins[id] == nil {
            lost(supervisor, because: scan.findings.first { $0.id == id }?.error)
        }
        rank()
    }

    /// Nothing usable is installed under the engine's id any more: gone, or files that are refused. While an engine
    /// serves, half-installed files do not take it away.
    private func lost(_ supervisor: EngineSupervisor, because reason: EngineError?) {
        let id = supervisor.id
        endTrial(of: id)
        guard supervisor.state != .absent else { return }
        guard let reason else {
            forgetBuilds(of: id)
            return supervisor.handle(.removed(nil))
        }
        guard supervisor.state.isServing else { return supervisor.handle(.removed(reason)) }
        let version = supervisor.plugin.manifest.version
        let refusal = EngineUpgrade(
            phase: .refused, fromVersion: version, toVersion: "unknown", reason: reason)
        if upgrades[id] != refusal { note(refusal, of: supervisor) }
    }

    private func take(_ plugin: InstalledPlugin) {
        let id = plugin.manifest.id
        guard let supervisor = supervisors[id], supervisor.kind == plugin.manifest.kind else {
            if let other = supervisors[id] { retire(other) }
            let supervisor = EngineSupervisor(plugin, context: context, router: self, log: log(of: id))
            supervisors[id] = supervisor
            rank()
            begin(supervisor)
            return
        }
        if let trial = trials[id] {
            if trial.plugin.fingerprint == plugin.fingerprint { return }
            endTrial(of: id)
        }
        let isChanged = supervisor.plugin.fingerprint != plugin.fingerprint
        guard isChanged || supervisor.state == .absent else { return forgetRefusal(of: id) }
        guard refused[id] != plugin.fingerprint else { return }
        if isChanged, supervisor.state.isServing { return beginTrial(of: plugin, beside: supervisor) }
        forgetRefusal(of: id)
        supervisor.plugin = plugin
        supervisor.handle(.installed(changed: isChanged))
    }

    private func begin(_ supervisor: EngineSupervisor) {
        if let record = quarantine.records[supervisor.id],
            record.librarySHA256 == supervisor.plugin.librarySHA256, supervisor.settings.isEnabled
        {
            // Its change to quarantine brings the build back that served before, if there is one.
            supervisor.resumeQuarantine(record.reason)
        } else {
            supervisor.handle(.installed(changed: false))
        }
    }

    func rank() {
        for kind in EngineKind.allCases {
            let preferred = context.configuration.order[kind] ?? []
            ranking[kind] = supervisors.values.filter { $0.kind == kind }.sorted { left, right in
                let places = [left, right].map { preferred.firstIndex(of: $0.id) ?? preferred.count }
                return places[0] == places[1] ? left.id < right.id : places[0] < places[1]
            }
        }
    }
}
