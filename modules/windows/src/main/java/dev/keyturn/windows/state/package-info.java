/** The state of TLS on a host: what is configured, what Windows makes of it and why, whether it is in force, and how it is judged. */
package dev.keyturn.windows.state;
