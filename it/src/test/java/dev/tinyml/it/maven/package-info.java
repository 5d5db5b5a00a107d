/** User projects, built by Maven in a process of its own with the plugin from a repository. */
package dev.tinyml.it.maven;
