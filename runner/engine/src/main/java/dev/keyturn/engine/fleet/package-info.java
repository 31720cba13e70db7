/** Many hosts at once: side by side, batch by batch, locked and given back, with a playbook or with work that is prepared. */
package dev.keyturn.engine.fleet;
