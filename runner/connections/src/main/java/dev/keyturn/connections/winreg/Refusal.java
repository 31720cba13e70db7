package dev.keyturn.connections.winreg;

import java.util.Arrays;
import java.util.Optional;

/** Why a host refuses a logon or the way to its registry, with what to do. Source: MS-ERREF 2.3.1. */
enum Refusal {
    STATUS_NO_SUCH_USER(0xC0000064L, true, "the user name is unknown there; check 'ansible_user', with its domain as DOMAIN\\user"),
    STATUS_WRONG_PASSWORD(0xC000006AL, true, "the password is wrong; check 'ansible_password'"),
    STATUS_LOGON_FAILURE(0xC000006DL, true, "the user name or the password is wrong; check 'ansible_user', with its domain as DOMAIN\\user,"
            + " and 'ansible_password'"),
    STATUS_ACCOUNT_RESTRICTION(0xC000006EL, true, "a restriction of the account forbids it, such as an empty password or Protected Users,"
            + " which forbids NTLM"),
    STATUS_INVALID_LOGON_HOURS(0xC000006FL, true, "the account may not log on at this hour"),
    STATUS_INVALID_WORKSTATION(0xC0000070L, true, "the account may not log on from this machine"),
    STATUS_PASSWORD_EXPIRED(0xC0000071L, true, "the password has expired; set a new one"),
    STATUS_ACCOUNT_DISABLED(0xC0000072L, true, "the account is disabled"),
    STATUS_TIME_DIFFERENCE_AT_DC(0xC0000133L, false, "the clocks of this machine and of the domain controller are too far apart;"
            + " set both by the same time server"),
    STATUS_LOGON_TYPE_NOT_GRANTED(0xC000015BL, true, "the account has no right to log on over the network; give it"
            + " 'Access this computer from the network' and take it out of 'Deny access to this computer from the network'"),
    STATUS_NO_LOGON_SERVERS(0xC000005EL, false, "the host finds no domain controller to ask"),
    STATUS_NO_TRUST_SAM_ACCOUNT(0xC000018BL, false, "the host has lost its account in the domain; join it anew"),
    STATUS_TRUSTED_RELATIONSHIP_FAILURE(0xC000018DL, false, "the host's trust in its domain is broken; repair it with Test-ComputerSecureChannel"),
    STATUS_ACCOUNT_EXPIRED(0xC0000193L, true, "the account has expired"),
    STATUS_PASSWORD_MUST_CHANGE(0xC0000224L, true, "the password must be changed before the first logon"),
    STATUS_ACCOUNT_LOCKED_OUT(0xC0000234L, true, "the account is locked; unlock it, and find out which program uses an old password"),
    STATUS_AUTHENTICATION_FIREWALL_FAILED(0xC0000413L, true, "selective authentication of the trust forbids the account on this host"),
    STATUS_NTLM_BLOCKED(0xC0000418L, false, "the host does not take NTLM; use Kerberos"),
    STATUS_NOT_SUPPORTED(0xC00000BBL, false, "the host has none of the SMB dialects that are good enough; for Windows Server 2008 SP2 set"
            + " 'winreg_min_dialect: 2.0.2'"),
    STATUS_INVALID_PARAMETER(0xC000000DL, false, "the host does not understand the logon"),
    STATUS_ACCESS_DENIED(0xC0000022L, false, "the host refuses the session; it may want encryption that this machine does not offer, or close"
            + " its IPC$ share to the account"),
    STATUS_NETWORK_ACCESS_DENIED(0xC00000CAL, false, "the host refuses the session"),
    STATUS_TOO_MANY_SESSIONS(0xC00000CEL, false, "the host has no room for another session; run again"),
    STATUS_INSUFFICIENT_RESOURCES(0xC000009AL, false, "the host is short of memory; run again"),
    STATUS_OBJECT_NAME_NOT_FOUND(0xC0000034L, false, "its Remote Registry service does not run; start it there with"
            + " 'Set-Service RemoteRegistry -StartupType Manual' and 'Start-Service RemoteRegistry'"),
    STATUS_PIPE_NOT_AVAILABLE(0xC00000ACL, false, "its Remote Registry service has no free pipe, or is disabled; look at"
            + " 'Get-Service RemoteRegistry' there"),
    STATUS_INSTANCE_NOT_AVAILABLE(0xC00000ABL, false, "its Remote Registry service has no free pipe; run again");

    private final long status;
    private final boolean account;
    private final String advice;

    Refusal(long status, boolean account, String advice) {
        this.status = status;
        this.account = account;
        this.advice = advice;
    }

    static Optional<Refusal> of(long status) {
        return Arrays.stream(values()).filter(r -> r.status == status).findFirst();
    }

    boolean is(long code) {
        return status == code;
    }

    /** Whether it is the account that is refused, so that trying again could lock it. */
    boolean ofAccount() {
        return account;
    }

    /** Whether the service that serves the registry is only starting, perhaps. */
    boolean mayPass() {
        return this == STATUS_OBJECT_NAME_NOT_FOUND || this == STATUS_PIPE_NOT_AVAILABLE || this == STATUS_INSTANCE_NOT_AVAILABLE;
    }

    /** A status by number, by name and with what to do, as far as it is known. */
    static String describe(long status) {
        String number = String.format("0x%08X", status);
        return of(status).map(r -> r.advice + " (" + number + " " + r.name() + ")").orElse("it answered " + number + "; look it up in MS-ERREF");
    }
}
