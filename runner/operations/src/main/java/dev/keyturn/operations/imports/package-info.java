/** Turns files for {@code regedit} and Group Policies into playbooks. */
package dev.keyturn.operations.imports;
