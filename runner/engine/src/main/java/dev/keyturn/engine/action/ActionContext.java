package dev.keyturn.engine.action;

import dev.keyturn.language.template.Templates;
import dev.keyturn.language.variables.Variables;

/**
 * What an action sees.
 *
 * @param templates evaluates expressions
 * @param variables the host's variables at this task
 * @param verbosity how often {@code -v} was given
 */
public record ActionContext(Templates templates, Variables variables, int verbosity) {
}
