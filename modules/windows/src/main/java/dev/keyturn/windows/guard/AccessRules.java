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
    private static final String NO_NTLM = ", and Keyturn has no other logon";

    /** All of them. */
    static final List<AccessRule> ALL = List.of(
            starts("RemoteRegistry", "the service Remote Registry"),
            starts("LanmanServer", "the service Server"),
            starts("srv2", "the driver srv2 of the service Server"),
            starts("srvnet", "the driver srvnet of the service Server"),
            starts("RpcSs", "the service Remote Procedure Call"),
            onDemand("RemoteRegistry", "Remote Registry"),
            onDemand("LanmanServer", "Server"),
            refusal(SMB, "SMB2", 0, "SMB 2 and 3 would be off (SMB2=0 in " + SMB + "), and Keyturn has no older one"),
            refusal(NTLM, "RestrictReceivingNTLMTraffic", 2,
                    "every NTLM logon would be refused (RestrictReceivingNTLMTraffic=2 in " + NTLM + ")" + NO_NTLM),
            new AccessRule(NTLM, "RestrictReceivingNTLMTraffic", Set.of(1L), true, Severity.WARNING,
                    "NTLM logons of domain accounts would be refused (RestrictReceivingNTLMTraffic=1 in " + NTLM + ")" + NO_NTLM),
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

    private static AccessRule refusal(RegistryPath key, String name, long number, String sentence) {
        return new AccessRule(key, name, Set.of(number), true, Severity.REFUSAL, sentence);
    }
}
