package dev.keyturn.connections.local;

import dev.keyturn.engine.connection.ConnectionException;
import java.util.Arrays;
import java.util.Optional;

/** Why another Windows cannot be reached as the user who is logged on here, with what to do. Source: Microsoft, System Error Codes. */
enum ReachError {
    ERROR_FILE_NOT_FOUND(2, "its service Remote Registry is stopped or disabled: start it, or set it to start on demand"),
    ERROR_ACCESS_DENIED(5, "the user logged on here may not connect to its registry: an administrator of that host may, as far as the ACL of its key"
            + " SecurePipeServers\\winreg and UAC's token filtering let it"),
    ERROR_REM_NOT_LIST(51, "it does not answer: check the name, and that it is running"),
    ERROR_BAD_NETPATH(53, "it is not found, or its port 445 is closed: check the name and the firewall"),
    ERROR_NETNAME_DELETED(64, "the connection broke off: try again"),
    ERROR_SEM_TIMEOUT(121, "it did not answer in time: check the network and the firewall"),
    ERROR_SESSION_CREDENTIAL_CONFLICT(1219, "this Windows has a session with it as another user: end that with 'net use /delete'"),
    ERROR_LOGON_FAILURE(1326, "it refuses the user who is logged on here: give an account with 'ansible_user' and 'ansible_password'"),
    ERROR_ACCOUNT_RESTRICTION(1327, "the account is restricted: its password is empty, or policy forbids such a logon"),
    ERROR_PASSWORD_EXPIRED(1330, "the password of the user who is logged on here has expired: change it"),
    ERROR_ACCOUNT_DISABLED(1331, "the account is disabled"),
    ERROR_LOGON_TYPE_NOT_GRANTED(1385, "the account may not log on from the network there: see 'Access this computer from the network'"),
    ERROR_WRONG_TARGET_NAME(1396, "Kerberos knows that name for another computer: check its service principal name, and DNS"),
    ERROR_TIME_SKEW(1398, "its clock differs by more than Kerberos allows, 5 minutes by default: set the time of both"),
    RPC_S_SERVER_UNAVAILABLE(1722, "it does not answer, or its service Remote Registry is disabled: check both"),
    RPC_S_CALL_FAILED(1726, "the connection broke off: try again"),
    ERROR_ACCOUNT_LOCKED_OUT(1909, "the account is locked: unlock it before anything else is tried with it");

    private final int code;
    private final String advice;

    ReachError(int code, String advice) {
        this.code = code;
        this.advice = advice;
    }

    static ConnectionException failure(String host, String address, int code) {
        Optional<ReachError> known = Arrays.stream(values()).filter(e -> e.code == code).findFirst();
        String where = address.equals(host) ? host : host + " (" + address + ")";
        return new ConnectionException(where + " cannot be reached as the user who is logged on here: RegConnectRegistryW returned " + code
                + known.map(e -> " " + e.name() + ": " + e.advice).orElse(", which 'net helpmsg " + code + "' explains"));
    }
}
