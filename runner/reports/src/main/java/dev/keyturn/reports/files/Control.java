package dev.keyturn.reports.files;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.View;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is controlled, under a name that stays the same from run to run and from host to host.
 *
 * @param id       the name, as {@code schannel/TLS 1.2/server}, {@code registry/HKLM:\SOFTWARE\Example} or {@code task/TLS 1.2 is on}
 * @param protocol the protocol, as {@code TLS 1.2}; {@code ""} if it is about none
 * @param role     {@code client} or {@code server}; {@code ""} if it is about neither
 */
public record Control(String id, String protocol, String role) {
    private static final String SCHANNEL = "SYSTEM\\\\(?:CurrentControlSet|ControlSet\\d{3})\\\\Control\\\\SecurityProviders\\\\SCHANNEL";
    private static final Pattern PROTOCOL = key(SCHANNEL + "\\\\Protocols\\\\([^\\\\]+)\\\\(Client|Server)");
    private static final String TASK = "task/";

    /** Keys that go by a name of their own; what a pattern catches stands where the name says {@code *}. The first that fits counts. */
    private static final List<Rule> RULES = List.of(
            new Rule(key(SCHANNEL + "\\\\Ciphers\\\\(.+)"), "schannel/cipher/*", false),
            new Rule(key(SCHANNEL + "\\\\Hashes\\\\(.+)"), "schannel/hash/*", false),
            new Rule(key(SCHANNEL + "\\\\KeyExchangeAlgorithms\\\\(.+)"), "schannel/key exchange/*", false),
            new Rule(key(SCHANNEL), "schannel/all", false),
            new Rule(key("SOFTWARE\\\\Microsoft\\\\\\.NETFramework\\\\(v[\\d.]+)"), "dotnet/*", true),
            new Rule(key("SOFTWARE\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Internet Settings\\\\WinHttp"), "winhttp/machine", true),
            new Rule(key("SOFTWARE\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Internet Settings"), "wininet/machine", true),
            new Rule(key("SOFTWARE\\\\Policies\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Internet Settings"), "wininet/policy", true),
            new Rule(key("SOFTWARE\\\\Policies\\\\Microsoft\\\\Cryptography\\\\Configuration\\\\SSL\\\\00010002"), "cipher suites/policy", false),
            new Rule(key("SYSTEM\\\\CurrentControlSet\\\\Control\\\\Cryptography\\\\Configuration\\\\Local\\\\SSL\\\\00010002"),
                    "cipher suites/local", false));

    private record Rule(Pattern key, String id, boolean views) {
    }

    /** A control without protocol and role. */
    public static Control of(String id) {
        return new Control(id, "", "");
    }

    /** A task that is reported as a whole. */
    static Control task(String title) {
        return of(TASK + title);
    }

    /** What a key is about; one that goes by no other name goes by its path. */
    public static Control of(RegistryPath key) {
        String text = key.hive() + "\\" + key.subkey();
        Matcher protocol = PROTOCOL.matcher(text);
        if (protocol.matches()) {
            String role = protocol.group(2).toLowerCase(Locale.ROOT);
            return new Control("schannel/" + protocol.group(1) + "/" + role, protocol.group(1), role);
        }
        for (Rule rule : RULES) {
            Matcher matcher = rule.key().matcher(text);
            if (matcher.matches()) {
                String id = matcher.groupCount() == 0 ? rule.id() : rule.id().replace("*", matcher.group(1));
                return of(rule.views() ? id + (key.view() == View.BITS_32 ? "/32-bit" : "/64-bit") : id);
            }
        }
        return of("registry/" + key);
    }

    private static Pattern key(String subkey) {
        return Pattern.compile("HKLM\\\\" + subkey, Pattern.CASE_INSENSITIVE);
    }

    Control masked(UnaryOperator<String> mask) {
        return new Control(mask.apply(id), protocol, role);
    }
}
