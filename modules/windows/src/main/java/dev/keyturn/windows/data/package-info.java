/** What a task writes as data, turned into typed registry values as PowerShell and .NET would turn it, and how they read it back. */
package dev.keyturn.windows.data;
