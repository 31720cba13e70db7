package dev.keyturn.windows.readiness;

import dev.keyturn.windows.facts.Exchange;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.DotNetRelease;
import dev.keyturn.windows.tables.DotNetReleases;
import dev.keyturn.windows.tables.ExchangeProduct;
import dev.keyturn.windows.tables.ExchangeSupport;
import dev.keyturn.windows.tables.ExchangeSupports;
import dev.keyturn.windows.tables.ExchangeVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether Exchange, where it is installed, is new enough for a goal, its setup finished, and its .NET Framework one that it is supported with. */
final class ExchangeChecks {
    private static final Question SETUP = new Question("exchange_setup", "Exchange's setup is finished", "setup to be run again to its end");

    private final Goal goal;
    private final HostFacts facts;
    private final Exchange exchange;

    private ExchangeChecks(Goal goal, HostFacts facts) {
        this.goal = goal;
        this.facts = facts;
        this.exchange = facts.exchange();
    }

    static List<Check> of(Goal goal, HostFacts facts) {
        return new ExchangeChecks(goal, facts).all();
    }

    private List<Check> all() {
        if (!exchange.isServer()) {
            String why = exchange.isManagementToolsOnly() ? "only Exchange's management tools are installed" : "no Exchange is installed";
            return List.of(Check.notApplicable(question("a supported build"), why), Check.notApplicable(SETUP, why));
        }
        Check setup = exchange.unfinishedSetup().map(part -> Check.fail(SETUP, "an unfinished setup of " + part))
                .orElseGet(() -> Check.pass(SETUP, "no watermark"));
        List<Check> checks = new ArrayList<>(List.of(build(), setup));
        if (goal != Goal.TLS13_ON) {
            support().map(this::dotNet).ifPresent(checks::add);
        }
        return checks;
    }

    private Question question(String needed) {
        return new Question("exchange_build", switch (goal) {
            case TLS12_ON -> "Exchange can have TLS 1.2";
            case LEGACY_OFF -> "Exchange can do without TLS 1.0 and 1.1";
            case TLS13_ON -> "Exchange supports TLS 1.3 here";
        }, needed);
    }

    private Check build() {
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

    private Check compared(ExchangeProduct product, ExchangeVersion build) {
        String found = product.nameOf(build) + " (" + build + ")";
        Optional<ExchangeVersion> floor = switch (goal) {
            case TLS12_ON -> Optional.of(product.tls12());
            case LEGACY_OFF -> Optional.of(product.legacyOff());
            case TLS13_ON -> product.tls13();
        };
        if (floor.isEmpty()) {
            return Check.fail(question("Exchange 2019 CU15 or later"), found + ", of which no build supports it");
        }
        boolean older = goal == Goal.TLS13_ON && facts.build().filter(windows -> windows >= product.tls13Os()).isEmpty();
        Question question = question(product.floor(floor.get()) + " or later" + (goal == Goal.TLS13_ON ? ", on Windows build " + product.tls13Os()
                + " or later" : ""));
        if (build.compareTo(floor.get()) >= 0 && !older) {
            return Check.pass(question, found);
        }
        return product.caveat().map(caveat -> Check.unknown(question, found + ", but " + caveat)).orElseGet(() -> Check.fail(question, found
                + (older ? ", and " + facts.windowsInWords() : "")));
    }

    /** Empty where no source says what this update is supported with, which is where its build is too old or unknown. */
    private Optional<ExchangeSupport> support() {
        return exchange.build().flatMap(ExchangeSupports::of).filter(row -> row.dotNetFloor().flatMap(DotNetReleases::called).isPresent());
    }

    private Check dotNet(ExchangeSupport row) {
        String floor = row.dotNetFloor().orElseThrow();
        Question question = new Question("exchange_dotnet", ".NET Framework is one that Exchange is supported with",
                "version " + floor + " or later");
        Optional<DotNetRelease> installed = facts.dotNet();
        if (installed.isEmpty()) {
            return Check.unknown(question, "the version of .NET Framework 4 cannot be read");
        }
        String version = ".NET Framework " + installed.get().version();
        if (installed.get().release() < DotNetReleases.called(floor).orElseThrow().release()) {
            return Check.fail(question, version);
        }
        String ceiling = row.dotNetCeiling().orElseThrow();
        boolean newer = installed.get().release() > DotNetReleases.called(ceiling).orElseThrow().release();
        return Check.pass(question, version + (newer ? ", newer than " + ceiling + ", the newest that this update is supported with" : ""));
    }
}
