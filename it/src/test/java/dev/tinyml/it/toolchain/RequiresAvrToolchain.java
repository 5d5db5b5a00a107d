package dev.tinyml.it.toolchain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** {@link RequiresTools} of all that builds, inspects and runs a sketch for an AVR. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@RequiresTools({
  Tool.ARDUINO_BUILDER,
  Tool.ARDUINO_CORE_AVR,
  Tool.AVR_GXX,
  Tool.AVR_OBJDUMP,
  Tool.LIBSIMAVR,
  Tool.HOST_GCC
})
public @interface RequiresAvrToolchain {}
