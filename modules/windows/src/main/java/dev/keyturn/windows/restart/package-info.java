/** Whether a host has to restart before what is configured is in force, and what tells so. */
package dev.keyturn.windows.restart;
