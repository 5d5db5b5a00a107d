/** The plugin in users' projects: the main job, its errors, its reproducibility. */
package dev.tinyml.it.plugin;
