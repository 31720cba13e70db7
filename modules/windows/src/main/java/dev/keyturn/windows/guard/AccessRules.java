package dev.keyturn.windows.guard;

import dev.keyturn.module.Objection.Severity;
import dev.keyturn.registry.RegistryPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code winreg} goes through on a host. Sources: MS-RRP (the pipe {@code winreg} of SMB); Microsoft, "Detect, enable and disable SMBv1, SMBv2
 * and SMBv3"; "Network security: Restrict NTLM: Incoming NTLM traffic"; "User Account Control and remote restrictions"; CreateService (start types).
 */
final class AccessRules {
    private static final RegistryPath SERVICES = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Services");
    private static final RegistryPath SMB = SERVICES.child("LanmanServer\\Parameters");
    private static final RegistryPath NTLM = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0");
    private static final RegistryPath POLICIES = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System");

    /** All of them. */
    static final List<AccessRule> ALL = List.of(
            starts("RemoteRegistry", "the service Remote Registry"),
            starts("LanmanServer", "the service Server"),
            starts("srv2", "the driver srv2 of the service Server"),
            starts("srvnet", "the driver srvnet of the service Server"),
            starts("RpcSs", "the service Remote Procedure Call"),
            onDemand("RemoteRegistry", "Remote Registry"),
            onDemand("LanmanServer", "Server"),
            new AccessRule(SMB, "SMB2", Set.of(0L), true, Severity.REFUSAL,
                    "SMB 2 and 3 would be off (SMB2=0 in " + SMB + "), and winreg knows no older one"),
            ntlm(2, "every NTLM logon"),
            ntlm(1, "NTLM logons of domain accounts"),
            new AccessRule(POLICIES, "LocalAccountTokenFilterPolicy", Set.of(1L), false, Severity.WARNING,
                    "local administrators other than the built-in one would be none from afar (LocalAccountTokenFilterPolicy in " + POLICIES + ")"));

    /** The keys they are read from. */
    static final Set<RegistryPath> KEYS = keys();

    private AccessRules() {
    }

    private static Set<RegistryPath> keys() {
        Set<RegistryPath> keys = new HashSet<>();
        ALL.forEach(rule -> keys.add(rule.key()));
        return Set.copyOf(keys);
    }

    private static AccessRule starts(String service, String name) {
        RegistryPath key = SERVICES.child(service);
        return new AccessRule(key, "Start", Set.of(0L, 1L, 2L, 3L), false, Severity.REFUSAL,
                name + " would not start any more (Start in " + key + " has to be 0 to 3), so winreg would not reach this host again");
    }

    /** Windows brings such a service up after a restart only where something asks for it in the right way. */
    private static AccessRule onDemand(String service, String name) {
        RegistryPath key = SERVICES.child(service);
        return new AccessRule(key, "Start", Set.of(3L), true, Severity.WARNING,
                "the service " + name + " would start on demand only (Start=3 in " + key + "), and may not be there after the next restart");
    }

    /** A warning only, since the registry does not tell whether Kerberos gets in. */
    private static AccessRule ntlm(long number, String which) {
        return new AccessRule(NTLM, "RestrictReceivingNTLMTraffic", Set.of(number), true, Severity.WARNING, which
                + " would be refused (RestrictReceivingNTLMTraffic=" + number + " in " + NTLM + "), and winreg gets in by Kerberos alone");
    }
}
