package dev.keyturn.engine.connection;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The domains that this machine knows of itself. What a managed host says of servers is followed only below them: else a host could choose where
 * the account that manages it logs on.
 */
public final class KnownDomains {
    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?";
    private static final Pattern NAME = Pattern.compile("(?![0-9.]*$)" + LABEL + "(\\." + LABEL + ")*");
    private static final int LONGEST = 253;

    private final List<String> domains;

    private KnownDomains(List<String> domains) {
        this.domains = domains;
    }

    /** Domains by their DNS names, of which some may be empty or come twice. */
    public static KnownDomains of(Stream<String> names) {
        return new KnownDomains(names.map(KnownDomains::plain).filter(KnownDomains::isName).distinct().toList());
    }

    /** The domain in a host's full name; empty for a short name, an address and a host directly below a top-level domain. */
    public static Optional<String> ofHost(String host) {
        String name = plain(host);
        int dot = name.indexOf('.');
        return isName(name) && dot > 0 ? Optional.of(name.substring(dot + 1)).filter(domain -> domain.contains(".")) : Optional.empty();
    }

    /** Whether a text is the name of a host or a domain, and no address. */
    private static boolean isName(String text) {
        return text.length() <= LONGEST && NAME.matcher(text).matches();
    }

    private static String plain(String name) {
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        try {
            return IDN.toASCII(bare).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return bare.toLowerCase(Locale.ROOT);
        }
    }

    /** Why a server is not one of theirs, a clause that goes on from its name; empty if it is. */
    public Optional<String> objection(String server) {
        String name = plain(server);
        if (isName(name) && domains.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain))) {
            return Optional.empty();
        }
        if (domains.isEmpty()) {
            return Optional.of("which is below no domain that this machine knows");
        }
        return Optional.of("which is not below " + String.join(" or ", domains) + ", all that this machine knows");
    }
}
