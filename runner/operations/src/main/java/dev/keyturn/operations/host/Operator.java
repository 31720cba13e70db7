package dev.keyturn.operations.host;

import dev.keyturn.language.source.Problem;
import dev.keyturn.operations.Refused;
import java.util.List;

/** Whoever started an operation, as far as it turns to them before it reaches its hosts. */
public interface Operator {
    /** Hears what is doubtful in what was written. */
    void warn(List<Problem> warnings);

    /**
     * Says by which account hosts are reached that name none. Asked once, when all that was written is understood and no host is reached yet.
     *
     * @throws Refused if that cannot be found out
     */
    void account() throws Refused;
}
