/** What Group Policies set on a host: the files they are kept in, those that apply, and what becomes of a change when they are applied again. */
package dev.keyturn.windows.policy;
