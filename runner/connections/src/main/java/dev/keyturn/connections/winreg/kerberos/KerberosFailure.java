package dev.keyturn.connections.winreg.kerberos;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why there is no ticket. Java keeps its Kerberos exceptions to itself, so their code is read from their text, which is never translated. */
final class KerberosFailure {
    private static final String INTERNAL = "sun.security.krb5.";
    private static final Pattern CODE = Pattern.compile("\\((\\d{1,3})\\)");

    private KerberosFailure() {
    }

    /** When the account gets no ticket. */
    static KerberosException loggingOn(String principal, Exception e) {
        Optional<Integer> code = code(e);
        if (code.isEmpty()) {
            return unreachable(realm(principal), e);
        }
        String message = "the KDC refuses the logon of " + principal + ": " + KdcError.describe(code.get());
        boolean refused = KdcError.of(code.get()).filter(KdcError::ofAccount).isPresent();
        return refused ? KerberosException.refused(message, e) : KerberosException.impossible(message, e);
    }

    /** When the account has a ticket, and gets none for a host. */
    static KerberosException asking(String service, Exception e) {
        Optional<Integer> code = code(e);
        if (code.isEmpty()) {
            return unreachable(realm(service), e);
        }
        return KerberosException.impossible("the KDC gives no ticket for " + service + ": " + KdcError.describe(code.get()), e);
    }

    /** When the KDC does not answer. */
    static KerberosException silent(String principal, String detail, Exception e) {
        return KerberosException.impossible("the KDC of the realm " + realm(principal) + " does not answer " + detail + "; its port 88 must be open"
                + " to this machine, for TCP and UDP", e);
    }

    private static KerberosException unreachable(String realm, Exception e) {
        String kdc = "the KDC of the realm " + realm;
        String config = "the section [realms] of krb5.conf, or the DNS record _kerberos._tcp." + realm;
        for (Throwable each = e; each != null; each = each.getCause()) {
            String text = String.valueOf(each.getMessage());
            if (text.startsWith("Cannot locate KDC") || text.startsWith("Cannot get kdc") || text.startsWith("Unable to locate KDC")) {
                return KerberosException.impossible(kdc + " is not known; look at " + config, e);
            }
            if (each instanceof UnknownHostException) {
                return KerberosException.impossible(kdc + " has a name that is not known to DNS (" + text + "); look at " + config, e);
            }
            if (each instanceof IOException) {
                return silent(realm, "(" + text + ")", e);
            }
        }
        return KerberosException.impossible(kdc + " gave no ticket, and Java says: " + e.getMessage(), e);
    }

    private static Optional<Integer> code(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each.getClass().getName().startsWith(INTERNAL)) {
                Matcher code = CODE.matcher(String.valueOf(each.getMessage()));
                // 60 is no answer of a KDC here, but what Java says when it knows none.
                if (code.find() && !code.group(1).equals("60")) {
                    return Optional.of(Integer.valueOf(code.group(1)));
                }
                if (String.valueOf(each.getMessage()).startsWith("Checksum failed")) {
                    return Optional.of(31);
                }
            }
        }
        return Optional.empty();
    }

    private static String realm(String principal) {
        return principal.substring(principal.lastIndexOf('@') + 1);
    }
}
