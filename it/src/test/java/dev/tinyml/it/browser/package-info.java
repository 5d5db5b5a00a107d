/** Chromium without a window, controlled by its DevTools protocol. */
package dev.tinyml.it.browser;
