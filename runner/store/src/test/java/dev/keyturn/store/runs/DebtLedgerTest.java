package dev.keyturn.store.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.store.runs.DebtLedger.Debt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers that did not run are owed until they do. */
class DebtLedgerTest {
    private static final Debt A = new Debt("winreg:10.0.0.1", "h1", "restart", "r1");
    private static final Debt B = new Debt("winreg:10.0.0.1", "h1", "tell", "r1");
    private static final Debt C = new Debt("winreg:10.0.0.2", "h2", "restart", "r1");
    private static final List<String> BOTH = List.of(A.place(), C.place());

    @TempDir
    private Path folder;

    @Test
    void theyAreOwedUntilTheyArePaid() {
        DebtLedger ledger = new DebtLedger(new RunStore(folder));
        assertEquals(List.of(), ledger.owed(BOTH));
        ledger.owe(List.of(A, B, C));
        assertEquals(List.of(A, B, C), ledger.owed(BOTH));
        assertEquals(List.of(C), ledger.owed(List.of(C.place())));
        ledger.pay(List.of(new Debt(A.place(), "another-name", A.handler(), "r2")));
        assertEquals(List.of(B, C), ledger.owed(BOTH));
        ledger.owe(List.of(new Debt(B.place(), "h1", B.handler(), "r3")));
        assertEquals(2, ledger.owed(BOTH).size(), "one handler on one host is owed once");
    }

    @Test
    void aHalfLineIsPassedOverAndTakesNothingElseAlong() throws IOException {
        DebtLedger ledger = new DebtLedger(new RunStore(folder));
        ledger.owe(List.of(A));
        Files.writeString(folder.resolve("handler-debt.jsonl"), "{\"state\":\"paid\",\"pla", StandardOpenOption.APPEND);
        ledger.owe(List.of(C));
        assertEquals(List.of(A, C), ledger.owed(BOTH));
    }
}
