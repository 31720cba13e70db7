/** What the commands do, without a command line and without a terminal: who starts it, who is asked, and how it ends. */
package dev.keyturn.operations;
