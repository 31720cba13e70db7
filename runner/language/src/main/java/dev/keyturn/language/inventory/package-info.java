/** Ansible inventories: which hosts there are, in which groups, and with which variables. */
package dev.keyturn.language.inventory;
