package dev.keyturn.windows.readiness;

import dev.keyturn.windows.facts.Exchange;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.ExchangeProduct;
import dev.keyturn.windows.tables.ExchangeVersion;
import java.util.List;
import java.util.Optional;

/** Whether Exchange, where it is installed, is new enough to do without TLS 1.0 and 1.1, and its setup finished. */
final class ExchangeChecks {
    private static final String BUILD = "exchange_build";
    private static final String BUILD_TITLE = "Exchange can do without TLS 1.0 and 1.1";
    private static final Question SETUP = new Question("exchange_setup", "Exchange's setup is finished", "setup to be run again to its end");

    private ExchangeChecks() {
    }

    static List<Check> of(Exchange exchange) {
        if (!exchange.isServer()) {
            String why = exchange.isManagementToolsOnly() ? "only Exchange's management tools are installed" : "no Exchange is installed";
            return List.of(Check.notApplicable(question("a supported build"), why), Check.notApplicable(SETUP, why));
        }
        Check setup = exchange.unfinishedSetup().map(part -> Check.fail(SETUP, "an unfinished setup of " + part))
                .orElseGet(() -> Check.pass(SETUP, "no watermark"));
        return List.of(build(exchange), setup);
    }

    private static Question question(String needed) {
        return new Question(BUILD, BUILD_TITLE, needed);
    }

    private static Check build(Exchange exchange) {
        Optional<ExchangeVersion> build = exchange.build();
        if (build.isEmpty()) {
            return Check.unknown(question("a supported build"), "Exchange is installed and its build cannot be read");
        }
        Optional<ExchangeProduct> product = exchange.product();
        if (product.isEmpty()) {
            return Check.unknown(question("a supported build"), "the build " + build.get() + " is no Exchange that is known here");
        }
        return compared(product.get(), build.get());
    }

    private static Check compared(ExchangeProduct product, ExchangeVersion build) {
        Question question = question(product.floor(product.legacyOff()) + " or later");
        String found = product.nameOf(build) + " (" + build + ")";
        if (build.compareTo(product.legacyOff()) >= 0) {
            return Check.pass(question, found);
        }
        return product.caveat().map(caveat -> Check.unknown(question, found + ", but " + caveat)).orElseGet(() -> Check.fail(question, found));
    }
}
