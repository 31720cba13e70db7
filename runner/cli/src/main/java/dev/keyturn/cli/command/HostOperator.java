package dev.keyturn.cli.command;

import dev.keyturn.cli.option.HostOptions;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.language.source.Problem;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.Operator;
import dev.keyturn.operations.secret.DefaultAccount;
import java.util.List;

/**
 * Whoever sits at the terminal of a command that writes to no host.
 *
 * @param terminal the terminal
 * @param defaultAccount the account of hosts that name none
 * @param hosts    what says which account that is
 */
record HostOperator(Terminal terminal, DefaultAccount defaultAccount, HostOptions hosts) implements Operator {
    @Override
    public void warn(List<Problem> warnings) {
        terminal.warn(warnings);
    }

    @Override
    public void account() throws Refused {
        hosts.account(defaultAccount, terminal);
    }
}
