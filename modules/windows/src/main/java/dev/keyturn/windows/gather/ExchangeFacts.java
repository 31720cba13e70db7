package dev.keyturn.windows.gather;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.Exchange;
import dev.keyturn.windows.tables.ExchangeProduct;
import dev.keyturn.windows.tables.ExchangeVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of Exchange is installed. */
final class ExchangeFacts implements Subset {
    @Override
    public List<Foreseen> needs() {
        return Exchange.needs();
    }

    @Override
    public List<Foreseen> further(RegistryReader read) {
        return Exchange.find(read).further();
    }

    @Override
    public void tell(RegistryReader read, Facts facts) {
        facts.put("exchange", exchange(Exchange.find(read)));
    }

    private static Map<String, Object> exchange(Exchange exchange) {
        Facts facts = new Facts().put("installed", exchange.isServer());
        if (!exchange.isServer() && !exchange.isManagementToolsOnly()) {
            return facts.mapping();
        }
        Optional<String> unfinished = exchange.unfinishedSetup();
        facts.put("product", exchange.product().map(ExchangeProduct::product)).put("build", exchange.build().map(ExchangeVersion::toString))
                .put("name", exchange.product().flatMap(p -> exchange.build().map(p::nameOf))).put("unfinished_setup", unfinished.isPresent())
                .put("unfinished_part", unfinished).put("management_tools_only", exchange.isManagementToolsOnly()).put("roles", exchange.roles());
        return facts.mapping();
    }
}
