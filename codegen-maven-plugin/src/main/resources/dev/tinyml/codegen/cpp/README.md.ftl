<#-- View: ReadmeView -->
<!--
<#list notice as line>
${line}
</#list>
-->

# ${name}

A sketch for the ${boardName} (${microcontroller}) that runs an int8 TensorFlow Lite model and prints its results on the serial port at
115200 baud<#if labels != "">, one line with the most likely class and its score each: ${labels}</#if>.

${input}
<#if samples>
No wiring is needed. The sensor measures up to ${rangeG} g and saturates beyond; hold the board as in the training data, as the model
knows its axes.
<#else>
Send ${inputSize} numbers, separated by spaces, commas or line ends; a result comes after the last one.
</#if>

## Flash it

With Arduino CLI 1.0 or newer, which installs the pinned core and libraries of `sketch.yaml` by itself:

```
arduino-cli compile --profile ${boardId} .
arduino-cli upload --profile ${boardId} --port PORT .
arduino-cli monitor --port PORT --config baudrate=115200
```

With the Arduino IDE 2.3.2 or newer: install the core and the libraries below in exactly these versions, open `${name}.ino`, choose
the board (`${fqbn}`) and its port, and upload. Older versions ignore source files that end in `.cc`.

| needs | version |
|---|---|
| core | ${platform} |
<#list libraries as library>
| library | ${library} |
</#list>

To check the board's arithmetic against golden vectors first, define `TINYML_SELF_TEST`: uncomment its line in `${name}.ino`, or add
`--build-property "compiler.cpp.extra_flags=-DTINYML_SELF_TEST"` to the first command.

## Sizes

| what | bytes |
|---|---|
| model, in flash | ${modelBytes} |
| tensor arena, in RAM (an upper bound) | ${arenaBytes} |
| flash that the board has for sketches | ${flashBytes} |
| RAM that the board has for sketches | ${ramBytes} |

What the whole sketch takes, the compiler prints.
<#if accuracy?has_content>

## Accuracy

| measured by the build | |
|---|---|
<#list accuracy as row>
| ${row.what} | ${row.value} |
</#list>
</#if>

## Operators

| operator | version | times |
|---|---|---|
<#list operators as operator>
| ${operator.name} | ${operator.version} | ${operator.count} |
</#list>

## Provenance

| SHA-256 of | |
|---|---|
<#list provenance as row>
| ${row.what} | ${row.value} |
</#list>
