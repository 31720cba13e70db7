/** The modules for Windows: what a playbook can declare about a host. */
package dev.keyturn.windows.modules;
