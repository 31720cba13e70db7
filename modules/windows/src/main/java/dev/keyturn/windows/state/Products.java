package dev.keyturn.windows.state;

import dev.keyturn.windows.facts.Exchange;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.ExchangeProduct;
import dev.keyturn.windows.tables.ExchangeVersion;
import java.util.Optional;

/**
 * What Exchange on a host allows. Source: Microsoft, "Exchange Server TLS configuration best practices".
 *
 * @param server  whether an Exchange Server is there
 * @param build   its build; empty if it cannot be read
 * @param product its product; empty if the build is none's
 * @param windows the build of Windows; empty if it is unknown
 */
record Products(boolean server, Optional<ExchangeVersion> build, Optional<ExchangeProduct> product, Optional<Integer> windows) {
    static Products of(HostFacts facts) {
        Exchange exchange = facts.exchange();
        return new Products(exchange.isServer(), exchange.build(), exchange.product(), facts.build());
    }

    /** The Exchange Server with its update; empty if there is none. */
    Optional<String> words() {
        if (!server) {
            return Optional.empty();
        }
        return Optional.of(product.map(p -> p.nameOf(build.orElseThrow()) + " (" + build.get() + ")").orElseGet(() ->
                build.map(b -> "Exchange of build " + b + ", which is none that is known here").orElse("Exchange of a build that cannot be read")));
    }

    /** What speaks against having TLS 1.2 on; good, with a reason if there is an Exchange, if nothing does. */
    Judgement tls12() {
        return floor("having TLS 1.2 on", product.map(ExchangeProduct::tls12), Rating.WEAK);
    }

    /** What speaks against having TLS 1.0 and 1.1 off; good if nothing does. */
    Judgement legacyOff() {
        return floor("having TLS 1.0 and 1.1 off", product.map(ExchangeProduct::legacyOff), Rating.BAD);
    }

    /** What speaks against having TLS 1.3 on; good if nothing does. */
    Judgement tls13() {
        if (!server) {
            return Judgement.good("");
        }
        if (product.isEmpty()) {
            return Judgement.unknown(unknown("TLS 1.3"));
        }
        Optional<ExchangeVersion> first = product.get().tls13();
        if (first.isEmpty()) {
            return Judgement.bad(words().orElseThrow() + " does not support TLS 1.3");
        }
        if (build.orElseThrow().compareTo(first.get()) < 0) {
            return Judgement.bad(words().orElseThrow() + " does not support TLS 1.3, " + product.get().floor(first.get()) + " and later do");
        }
        return windows.filter(number -> number >= product.get().tls13Os()).isPresent() ? Judgement.good(words().orElseThrow() + " supports it here")
                : Judgement.bad(words().orElseThrow() + " supports TLS 1.3 from Windows build " + product.get().tls13Os() + " on only");
    }

    private String unknown(String what) {
        return "whether this Exchange supports " + what + " is unknown: " + build.map(b -> "its build " + b + " is none that is known here")
                .orElse("its build cannot be read");
    }

    private Judgement floor(String what, Optional<ExchangeVersion> first, Rating below) {
        if (!server) {
            return Judgement.good("");
        }
        if (first.isEmpty()) {
            return Judgement.unknown(unknown(what));
        }
        if (build.orElseThrow().compareTo(first.get()) >= 0) {
            return Judgement.good(words().orElseThrow() + " supports it");
        }
        String needs = words().orElseThrow() + " does not support " + what + ", " + product.orElseThrow().floor(first.get()) + " and later do";
        return product.get().caveat().map(caveat -> Judgement.unknown(needs + ", but " + caveat)).orElseGet(() -> new Judgement(below, needs));
    }
}
