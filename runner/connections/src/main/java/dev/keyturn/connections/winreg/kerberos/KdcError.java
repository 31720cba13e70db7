package dev.keyturn.connections.winreg.kerberos;

import java.util.Arrays;
import java.util.Optional;

/** Why a KDC gives no ticket, with what to do. Source: RFC 4120, 7.5.9. */
enum KdcError {
    KDC_ERR_NAME_EXP(1, true, "the account has expired"),
    KDC_ERR_C_PRINCIPAL_UNKNOWN(6, false, "it knows no such account; check the name and the realm in 'ansible_user'"),
    KDC_ERR_S_PRINCIPAL_UNKNOWN(7, false, "it knows no such service. Set 'ansible_host' to the host's full name as the domain has it, or look with"
            + " 'setspn -Q' for that name, and give it to the host's account with 'setspn -S'"),
    KDC_ERR_PRINCIPAL_NOT_UNIQUE(8, false, "more than one account has that name; find them with 'setspn -X'"),
    KDC_ERR_POLICY(12, true, "a policy forbids it, such as logon hours, logon workstations or an authentication silo"),
    KDC_ERR_ETYPE_NOSUPP(14, false, "it and this Java share no encryption type for it. An account that has no AES keys gets them when its"
            + " password is set anew; one that is bound to RC4 or DES has to be allowed AES"),
    KDC_ERR_CLIENT_REVOKED(18, true, "the account is locked or disabled, or its logon hours or workstations exclude this one"),
    KDC_ERR_KEY_EXPIRED(23, true, "the password has expired, or must be changed before the first logon; set a new one"),
    KDC_ERR_PREAUTH_FAILED(24, true, "the password, or the key in the keytab, is wrong; check 'ansible_password', or make the keytab anew"),
    KRB_AP_ERR_BAD_INTEGRITY(31, true, "its answer does not open with this password or key; check 'ansible_password', or make the keytab anew"),
    KRB_AP_ERR_TKT_EXPIRED(32, false, "the ticket has expired; get a new one with kinit"),
    KRB_AP_ERR_SKEW(37, false, "the clocks are more than 5 minutes apart, which is all that Kerberos allows; set this machine, the host and"
            + " the KDC by the same time server"),
    KRB_AP_ERR_MODIFIED(41, false, "the ticket does not open with the host's key, so the name leads to another machine than the KDC thinks; look"
            + " which account has it with 'setspn -Q', and where DNS leads"),
    KDC_ERR_WRONG_REALM(68, false, "the account belongs to another realm; write it as user@REALM with that one");

    private final int code;
    private final boolean account;
    private final String advice;

    KdcError(int code, boolean account, String advice) {
        this.code = code;
        this.account = account;
        this.advice = advice;
    }

    static Optional<KdcError> of(int code) {
        return Arrays.stream(values()).filter(e -> e.code == code).findFirst();
    }

    /** Whether it is the account that is refused, so that trying again could lock it. */
    boolean ofAccount() {
        return account;
    }

    /** A code by number, by name and with what to do, as far as it is known. */
    static String describe(int code) {
        return of(code).map(e -> e.advice + " (" + code + " " + e.name() + ")").orElse("it answered " + code + "; look it up in RFC 4120, 7.5.9");
    }
}
