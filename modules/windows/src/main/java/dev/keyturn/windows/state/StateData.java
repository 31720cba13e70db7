package dev.keyturn.windows.state;

import dev.keyturn.windows.healthchecker.HealthChecker;
import dev.keyturn.windows.healthchecker.RawValue;
import dev.keyturn.windows.healthchecker.RuleFinding;
import dev.keyturn.windows.healthchecker.VersionResult;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.DotNetKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The state of a host as plain data: strings, longs, booleans, lists and maps. */
public final class StateData {
    private StateData() {
    }

    /** All of it; of the protocols those that are asked for, in the roles that are. Keys beside the protocols' own are always told. */
    public static Map<String, Object> of(HostTls host, Set<Protocol> protocols, Set<Role> roles) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("verdict", host.judgement().rating().label());
        data.put("why", host.judgement().reason());
        data.put("in_force", host.inForce().label());
        data.put("windows", host.windows());
        data.put("exchange", host.exchange().orElse(""));
        Map<String, Object> states = new LinkedHashMap<>();
        host.protocols().stream().filter(p -> p.protocol().isEmpty() || protocols.contains(p.protocol().get()))
                .forEach(p -> states.put(p.name(), protocol(host, p, roles)));
        data.put("protocols", states);
        data.put("winhttp", host.winHttp().stream().map(StateData::winHttp).toList());
        data.put("dotnet", host.dotNet().stream().map(StateData::dotNet).toList());
        data.put("healthchecker", healthChecker(host.healthChecker()));
        data.put("differences", host.differences().stream().map(StateData::difference).toList());
        data.put("settings", host.settingTexts());
        return data;
    }

    private static Map<String, Object> protocol(HostTls host, ProtocolState state, Set<Role> roles) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("state", state.state().label());
        data.put("verdict", state.judgement().rating().label());
        data.put("why", state.judgement().reason());
        state.protocol().flatMap(host.healthChecker()::of).ifPresent(v -> data.put("healthchecker", version(host.healthChecker(), v)));
        state.roles().stream().filter(role -> roles.contains(role.role()))
                .forEach(role -> data.put(role.role().label().toLowerCase(Locale.ROOT), role(role)));
        return data;
    }

    private static Map<String, Object> role(RoleState role) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("configured", Map.of("Enabled", role.enabled().text(), "DisabledByDefault", role.disabledByDefault().text()));
        data.put("os_default", role.osDefaultLabel());
        data.put("effective", role.effective().label());
        data.put("on_request", role.effective().onRequest().orElse(null));
        data.put("state", role.state().label());
        data.put("in_force", role.inForce().answer().label());
        data.put("in_force_why", role.inForce().evidence());
        data.put("reasons", role.reasons());
        data.put("verdict", role.judgement().rating().label());
        data.put("why", role.judgement().reason());
        return data;
    }

    private static Map<String, Object> winHttp(WinHttpState view) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("view", view.view().label());
        data.put("value", view.value().text());
        data.put("mask", view.maskText());
        data.put("offered", labels(view.offered()));
        data.put("blocked", labels(view.blocked()));
        data.put("in_force", view.inForce().answer().label());
        data.put("verdict", view.judgement().rating().label());
        data.put("why", view.judgement().reason());
        return data;
    }

    private static List<String> labels(List<Protocol> protocols) {
        return protocols.stream().map(Protocol::label).toList();
    }

    private static Map<String, Object> dotNet(DotNetState view) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("version", view.version());
        data.put("view", view.view().label());
        data.put("installed", view.installed());
        data.put(DotNetKeys.SYSTEM_DEFAULT, view.systemDefaultTlsVersions().text());
        data.put(DotNetKeys.STRONG_CRYPTO, view.schUseStrongCrypto().text());
        data.put("setting", view.setting().name().toLowerCase(Locale.ROOT));
        data.put("in_force", view.inForce().answer().label());
        data.put("verdict", view.judgement().rating().label());
        data.put("why", view.judgement().reason());
        return data;
    }

    private static Map<String, Object> healthChecker(HealthChecker theirs) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("commit", HealthChecker.COMMIT);
        data.put("applies", theirs.applies());
        data.put("grade", theirs.grade().label());
        data.put("findings", theirs.findings().stream().map(StateData::finding).toList());
        return data;
    }

    private static Map<String, Object> version(HealthChecker theirs, VersionResult version) {
        return Map.of("configuration", version.configuration().label(), "grade", theirs.grade(version.protocol()).label(), "missing",
                version.missing().stream().map(RawValue::name).toList());
    }

    private static Map<String, Object> finding(RuleFinding finding) {
        return Map.of("rule", finding.rule(), "grade", finding.grade().label(), "text", finding.text());
    }

    private static Map<String, Object> difference(Difference difference) {
        return Map.of("subject", difference.subject(), "ours", difference.ours(), "theirs", difference.theirs(), "reason", difference.reason());
    }
}
