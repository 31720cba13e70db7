package dev.keyturn.connections.winreg;

import java.util.Arrays;
import java.util.Optional;

/** Why a host refuses a logon or the way to its registry, with what to do. Source: MS-ERREF 2.3.1. */
enum Refusal {
    STATUS_NO_SUCH_USER(0xC0000064L, Kind.ACCOUNT, "the user name is unknown there; check 'ansible_user', with its domain as DOMAIN\\user"),
    STATUS_WRONG_PASSWORD(0xC000006AL, Kind.ACCOUNT, "the password is wrong; check 'ansible_password'"),
    STATUS_LOGON_FAILURE(0xC000006DL, Kind.ACCOUNT, "the user name or the password is wrong; check 'ansible_user', with its domain as DOMAIN\\user,"
            + " and 'ansible_password'"),
    STATUS_ACCOUNT_RESTRICTION(0xC000006EL, Kind.ACCOUNT, "a restriction of the account forbids it: an empty password may log on at the console only,"
            + " and Protected Users may not use NTLM; give it a password, or use Kerberos"),
    STATUS_INVALID_LOGON_HOURS(0xC000006FL, Kind.ACCOUNT, "the account may not log on at this hour; run again in its logon hours, or widen them"),
    STATUS_INVALID_WORKSTATION(0xC0000070L, Kind.ACCOUNT, "the account may not log on from this machine; add this machine to the account's"
            + " 'Log On To' list, or run from one that is in it"),
    STATUS_PASSWORD_EXPIRED(0xC0000071L, Kind.ACCOUNT, "the password has expired; set a new one"),
    STATUS_ACCOUNT_DISABLED(0xC0000072L, Kind.ACCOUNT, "the account is disabled; enable it with Enable-ADAccount or Enable-LocalUser, or take"
            + " another"),
    STATUS_TIME_DIFFERENCE_AT_DC(0xC0000133L, Kind.OTHER, "the clocks of this machine and of the domain controller are too far apart;"
            + " set both by the same time server"),
    STATUS_LOGON_TYPE_NOT_GRANTED(0xC000015BL, Kind.ACCOUNT, "the account has no right to log on over the network; give it"
            + " 'Access this computer from the network' and take it out of 'Deny access to this computer from the network'"),
    STATUS_NO_LOGON_SERVERS(0xC000005EL, Kind.OTHER, "the host finds no domain controller to ask; look at its DNS and network there"),
    STATUS_NO_TRUST_LSA_SECRET(0xC000018AL, Kind.OTHER, "the host does not know its own password in the domain; repair its trust with"
            + " 'Test-ComputerSecureChannel -Repair'"),
    STATUS_NO_TRUST_SAM_ACCOUNT(0xC000018BL, Kind.OTHER, "the host has lost its account in the domain; join it anew"),
    STATUS_TRUSTED_DOMAIN_FAILURE(0xC000018CL, Kind.OTHER, "the trust between the host's domain and the account's is broken; repair it with"
            + " 'netdom trust'"),
    STATUS_TRUSTED_RELATIONSHIP_FAILURE(0xC000018DL, Kind.OTHER, "the host's trust in its domain is broken; repair it with"
            + " 'Test-ComputerSecureChannel -Repair'"),
    STATUS_TRUST_FAILURE(0xC0000190L, Kind.OTHER, "the host's trust in its domain is broken; repair it with 'Test-ComputerSecureChannel -Repair'"),
    STATUS_ACCOUNT_EXPIRED(0xC0000193L, Kind.ACCOUNT, "the account has expired; give it a later end, or take another"),
    STATUS_PASSWORD_MUST_CHANGE(0xC0000224L, Kind.ACCOUNT, "the password must be changed before the first logon; log on with it once on any"
            + " Windows and set a new one"),
    STATUS_ACCOUNT_LOCKED_OUT(0xC0000234L, Kind.ACCOUNT, "the account is locked; unlock it with Unlock-ADAccount, and find out which program uses an"
            + " old password"),
    STATUS_AUTHENTICATION_FIREWALL_FAILED(0xC0000413L, Kind.ACCOUNT, "selective authentication of the trust forbids the account on this host;"
            + " grant it 'Allowed to authenticate' on the host's computer account"),
    STATUS_NTLM_BLOCKED(0xC0000418L, Kind.OTHER, "the host does not take NTLM; use Kerberos"),
    STATUS_NOT_SUPPORTED(0xC00000BBL, Kind.OTHER, "the host has none of the SMB dialects that are good enough; for Windows Server 2008 SP2 set"
            + " 'winreg_min_dialect: 2.0.2'"),
    STATUS_INVALID_PARAMETER(0xC000000DL, Kind.OTHER, "the host does not understand the logon"),
    STATUS_ACCESS_DENIED(0xC0000022L, Kind.OTHER, "the host refuses the session; it may want encryption that this machine does not offer, or close"
            + " its IPC$ share to the account"),
    STATUS_NETWORK_ACCESS_DENIED(0xC00000CAL, Kind.OTHER, "the host refuses the session; look at its security policy for network access"),
    STATUS_TOO_MANY_SESSIONS(0xC00000CEL, Kind.LOAD, "the host has no room for another session; run again"),
    STATUS_INSUFFICIENT_RESOURCES(0xC000009AL, Kind.LOAD, "the host is short of memory; run again"),
    STATUS_OBJECT_NAME_NOT_FOUND(0xC0000034L, Kind.SERVICE, "its Remote Registry service does not run; start it there with"
            + " 'Set-Service RemoteRegistry -StartupType Manual' and 'Start-Service RemoteRegistry'"),
    STATUS_PIPE_NOT_AVAILABLE(0xC00000ACL, Kind.SERVICE, "its Remote Registry service has no free pipe, or is disabled; look at"
            + " 'Get-Service RemoteRegistry' there"),
    STATUS_INSTANCE_NOT_AVAILABLE(0xC00000ABL, Kind.SERVICE, "its Remote Registry service has no free pipe; run again");

    /** What a refusal means for trying again. */
    enum Kind {
        /** It is the account that is refused, so that trying again could lock it. */
        ACCOUNT,
        /** The host is busy, and may not be a moment later. */
        LOAD,
        /** The service that serves the registry is only starting, perhaps. */
        SERVICE,
        /** Trying again is of no use. */
        OTHER
    }

    private final long status;
    private final Kind kind;
    private final String advice;

    Refusal(long status, Kind kind, String advice) {
        this.status = status;
        this.kind = kind;
        this.advice = advice;
    }

    private static Optional<Refusal> of(long status) {
        return Arrays.stream(values()).filter(r -> r.status == status).findFirst();
    }

    boolean is(long code) {
        return status == code;
    }

    /** What a status means for trying again. */
    static Kind kind(long status) {
        return of(status).map(r -> r.kind).orElse(Kind.OTHER);
    }

    /** A status by number, by name and with what to do, as far as it is known. */
    static String describe(long status) {
        String number = String.format("0x%08X", status);
        return of(status).map(r -> r.advice + " (" + number + " " + r.name() + ")").orElse("it answered " + number + "; look it up in MS-ERREF");
    }
}
