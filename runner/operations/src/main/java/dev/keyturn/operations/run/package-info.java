/** Runs that may write: a playbook, a saved plan, the way back; each kept, read back and resumed the same way. */
package dev.keyturn.operations.run;
