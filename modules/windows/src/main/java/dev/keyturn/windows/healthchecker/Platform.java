package dev.keyturn.windows.healthchecker;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.Exchange;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.WindowsProduct;
import dev.keyturn.windows.tables.ExchangeProducts;
import dev.keyturn.windows.tables.ExchangeVersion;
import dev.keyturn.windows.tables.HealthCheckerWindows;
import java.util.Optional;

/**
 * Whether HealthChecker holds TLS 1.3 for supported: not on a Windows of its list, and from Exchange 2019 CU15 on. It tells Windows by the product's
 * name.
 *
 * @param named    whether the product's name can be read
 * @param windows  the Windows that the name is; empty for one that HealthChecker does not tell apart
 * @param server   whether an Exchange Server is there at all
 * @param exchange its build; empty if it cannot be read
 */
record Platform(boolean named, Optional<HealthCheckerWindows> windows, boolean server, Optional<ExchangeVersion> exchange) {
    /** The first build of all products with which it takes TLS 1.3 for supported. */
    private static final ExchangeVersion FIRST = ExchangeProducts.all().stream().flatMap(product -> product.tls13().stream())
            .min(ExchangeVersion::compareTo).orElseThrow();

    static Platform of(RegistryReader registry, HostFacts facts) {
        Optional<String> name = new WindowsProduct(registry).name();
        Exchange exchange = facts.exchange();
        return new Platform(name.isPresent(), name.flatMap(HealthCheckerWindows::of), exchange.isServer(), exchange.build());
    }

    /** Whether Windows is one of those that it holds for incapable of TLS 1.3. */
    boolean withoutTls13() {
        return windows.filter(HealthCheckerWindows::withoutTls13).isPresent();
    }

    /** The colour of TLS 1.3 while it is enabled. */
    Grade enabledTls13() {
        if (withoutTls13() || exchange.filter(build -> build.compareTo(FIRST) < 0).isPresent()) {
            return Grade.RED;
        }
        return !named || server && exchange.isEmpty() ? Grade.UNKNOWN : Grade.GREEN;
    }
}
