package dev.keyturn.operations.run;

import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.store.runs.DebtLedger;
import dev.keyturn.store.runs.DebtLedger.Debt;
import dev.keyturn.store.runs.Lineage;
import dev.keyturn.store.runs.RunStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Handlers that were notified and did not run: remembered, said after every run until they do, and run when that is wanted. */
final class HandlerDebts {
    private HandlerDebts() {
    }

    /**
     * The handlers to run though nothing in this run notifies them, by host: those that are owed, and those of the run that is resumed.
     *
     * @param addresses the hosts whose debts are to be paid; none if they are not
     */
    static Map<String, Set<String>> toPay(Keeping keeping, Map<String, Address> addresses) {
        Map<String, Set<String>> handlers = new LinkedHashMap<>();
        if (!addresses.isEmpty()) {
            List<Debt> owed = new DebtLedger(keeping.store()).owed(addresses.values().stream().map(Address::place).toList());
            addresses.forEach((host, address) -> owed.stream().filter(debt -> debt.place().equals(address.place()))
                    .forEach(debt -> add(handlers, host, debt.handler())));
        }
        keeping.resumes().ifPresent(run -> Lineage.of(keeping.store(), run).owed()
                .forEach((host, titles) -> titles.forEach(title -> add(handlers, host, title))));
        return handlers;
    }

    private static void add(Map<String, Set<String>> handlers, String host, String handler) {
        handlers.computeIfAbsent(host, each -> new LinkedHashSet<>()).add(handler);
    }

    /** Notes what a real run owes and has paid, and gives what is to be said of its hosts. */
    static Afterword settled(RunReport report, RunStore store, Map<String, Set<String>> tried) {
        DebtLedger ledger = new DebtLedger(store);
        if (!report.check()) {
            ledger.owe(debts(report, host -> host.owed()));
            ledger.pay(debts(report, host -> tried.getOrDefault(host.host(), Set.of()).stream()
                    .filter(title -> !host.owed().contains(title)).toList()));
        }
        Map<String, List<String>> same = new LinkedHashMap<>();
        List<String> places = report.hosts().stream().map(HostReport::place).toList();
        ledger.owed(places).forEach(debt -> same.computeIfAbsent("the handler '" + debt.handler() + "' was notified by run " + debt.run()
                + " and has not run; --handler-debt runs it", each -> new ArrayList<>()).add(debt.host()));
        return new Afterword(same.entrySet().stream().map(each -> new Afterword.Owed(each.getValue(), each.getKey())).toList(), List.of(), true);
    }

    private interface Titles {
        List<String> of(HostReport host);
    }

    private static List<Debt> debts(RunReport report, Titles titles) {
        return report.hosts().stream().flatMap(host -> titles.of(host).stream()
                .map(title -> new Debt(host.place(), host.host(), title, report.id()))).toList();
    }
}
