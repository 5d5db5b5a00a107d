package dev.tinyml.it.toolchain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** {@link RequiresTools} of all that builds, inspects and runs an image for a Cortex-M. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@RequiresTools({Tool.ARM_GCC, Tool.ARM_GXX, Tool.ARM_OBJDUMP, Tool.QEMU_ARM})
public @interface RequiresArmToolchain {}
