package dev.keyturn.connections.winreg;

import com.hierynomus.mssmb2.SMB2Dialect;
import dev.keyturn.connections.winreg.kerberos.Principals;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.engine.connection.KnownDomains;
import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How one host is reached, from its variables and, for the account, from the environment.
 *
 * @param host      its name in the inventory
 * @param address   its name or address on the network
 * @param port      the TCP port of SMB
 * @param account   who logs on
 * @param way       how
 * @param noNtlm    why there is no NTLM, where Kerberos is the one way
 * @param dialects  the dialects of SMB that are good enough, newest first
 * @param encrypted whether a host that cannot encrypt is refused
 */
record WinregSettings(String host, String address, int port, Account account, LogonWay way, String noNtlm, List<SMB2Dialect> dialects,
                      boolean encrypted) {
    static final int SMB = 445;
    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    /** A name, which is never digits only, or an address; Java would take {@code 1.2.3} for one of IPv4 as well. */
    private static final Pattern ADDRESS = Pattern.compile("(?![0-9.]*$)(?=.{1,254}$)" + LABEL + "(\\." + LABEL + ")*\\.?|"
            + BYTE + "(\\." + BYTE + "){3}|(?=[^%]*:)[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9_.-]+)?");
    private static final Map<String, SMB2Dialect> DIALECTS = new LinkedHashMap<>();

    static {
        DIALECTS.put("3.1.1", SMB2Dialect.SMB_3_1_1);
        DIALECTS.put("3.0.2", SMB2Dialect.SMB_3_0_2);
        DIALECTS.put("3.0", SMB2Dialect.SMB_3_0);
        DIALECTS.put("2.1", SMB2Dialect.SMB_2_1);
        DIALECTS.put("2.0.2", SMB2Dialect.SMB_2_0_2);
    }

    /**
     * Reads a host's variables.
     *
     * @param environment gives a variable of the environment, or null
     * @throws ConnectionException if one of them is wrong or the account is missing
     */
    static WinregSettings of(ConnectionRequest request, UnaryOperator<String> environment) throws ConnectionException {
        HostVariables variables = new HostVariables(request, environment);
        String host = request.host();
        boolean own = variables.text("ansible_connection").filter("winreg"::equals).isPresent();
        String address = address(host, variables.text("ansible_host").orElse(host));
        int port = own ? port(host, variables.text("ansible_port").orElse(String.valueOf(SMB))) : SMB;
        LogonWay way = LogonWay.valueOf(variables.choice("winreg_auth", "auto", List.of("auto", "kerberos", "ntlm")).toUpperCase(Locale.ROOT));
        String encrypt = variables.choice("winreg_encrypt", "preferred", List.of("preferred", "required"));
        String oldest = variables.choice("winreg_min_dialect", "2.1", List.copyOf(DIALECTS.keySet()));
        return new WinregSettings(host, address, port, variables.account(way), way, "'winreg_auth: kerberos' forbids NTLM", dialects(oldest),
                encrypt.equals("required"));
    }

    /** A host name or an IP address, that in brackets too. */
    static String address(String host, String text) throws ConnectionException {
        String address = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : ascii(text);
        if (!ADDRESS.matcher(address).matches()) {
            throw new ConnectionException("the host " + host + " has '" + text + "' as its address, which is neither a host name nor an IP address:"
                    + " set 'ansible_host' to one, without a port or a user");
        }
        return address;
    }

    /** A name with other letters as DNS has it; where it cannot have it, as it is. */
    private static String ascii(String text) {
        try {
            return IDN.toASCII(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static int port(String host, String text) throws ConnectionException {
        return port(host, "ansible_port", text);
    }

    /** A TCP port, from a variable. */
    static int port(String host, String variable, String text) throws ConnectionException {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new ConnectionException("the variable '" + variable + "' of the host " + host + " is '" + text
                    + "'; expected a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static List<SMB2Dialect> dialects(String oldest) {
        List<SMB2Dialect> enough = new ArrayList<>();
        for (Map.Entry<String, SMB2Dialect> dialect : DIALECTS.entrySet()) {
            enough.add(dialect.getValue());
            if (dialect.getKey().equals(oldest)) {
                break;
            }
        }
        return List.copyOf(enough);
    }

    /** The same account and ways at another place. */
    WinregSettings at(String otherAddress, int otherPort) {
        return new WinregSettings(otherAddress, otherAddress, otherPort, account, way, noNtlm, dialects, encrypted);
    }

    /** The same account at a place that a managed host has named: by Kerberos alone, which proves the place and cannot be relayed. */
    WinregSettings atNamedByHost(String otherAddress, int otherPort) {
        return new WinregSettings(otherAddress, otherAddress, otherPort, account, LogonWay.KERBEROS, "a server that a managed host names gets no NTLM"
                + " ('gpo_sysvol_host' tells one that does)", dialects, encrypted);
    }

    /** The domains that the account, this machine's krb5.conf and the host's names in the inventory tell. */
    KnownDomains domains() {
        String realm = account.user().contains("@") ? account.user().substring(account.user().lastIndexOf('@') + 1) : account.domain();
        boolean dns = realm.contains(".") || account.user().contains("@");
        return KnownDomains.of(Stream.of(Optional.of(realm).filter(name -> dns), Principals.defaultRealm(), KnownDomains.ofHost(address),
                KnownDomains.ofHost(host)).flatMap(Optional::stream));
    }

    /** Where it is, for messages: the host's name, and its address where that is another. */
    String where() {
        String place = port == SMB ? address : address + " port " + port;
        return place.equals(host) ? host : host + " (" + place + ")";
    }
}
