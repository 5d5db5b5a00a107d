<#-- View: ReadmeView -->
<!--
<#list notice as line>
${line}
</#list>
-->

# ${name}

A sketch for the ${boardName} (${microcontroller}).
It runs ${model} and prints the results on the serial port at ${baud} baud.
<#if labels != "">
Each line holds the most likely class and its score, such as `${example} 0.996`. The classes: ${labels}.
</#if>

${input}
<#if samples>
No wiring is needed.
The sensor saturates beyond ${rangeG} g.
Hold the board as it was held for the training data: the model has learned its axes.

When "A reading was lost" comes again and again, running the model and printing take longer than the time between two
readings, or the sensor does not answer.
<#else>
Send ${inputSize} numbers, separated by spaces, commas or line ends.
A result comes after the separator behind the last one.
After something that is no number, "A reading was lost" comes, and the next line begins a new window.
</#if>

## Flash it

With Arduino CLI 1.0 or newer, which fetches the core and the libraries that `sketch.yaml` pins, in this folder.
PORT is what `arduino-cli board list` shows for the board, `/dev/ttyACM0` for instance.

```
arduino-cli compile --profile ${boardId} --upload --port PORT .
arduino-cli monitor --port PORT --config baudrate=${baud}
```

With the Arduino IDE 2.3.2 or newer (older ones ignore source files that end in `.cc`), install the core and the libraries
below in exactly these versions, open `${name}.ino`, choose the board and its port, and upload.

| needs | |
|---|---|
| board | ${boardName}, `${fqbn}` |
| core | ${platform} |
<#list libraries as library>
| library | ${library} |
</#list>

To check the board's arithmetic against golden vectors before the first reading, define `TINYML_SELF_TEST`: uncomment its
line in `sketch_options.h`, or add `--build-property "compiler.cpp.extra_flags=-DTINYML_SELF_TEST"` to the first command.
The sketch prints the verdict and a digest over the results in a line that begins with `TINYML-SELF-TEST`, and repeats it
every 5 seconds. `mvn tinyml:flash -Dtinyml.board=${boardId} -Dtinyml.selfTest` does all of this in the project.

## Sizes

| what | bytes |
|---|---|
| model, in flash | ${modelBytes} |
| tensor arena, in RAM<#if !arenaExact> (an upper bound)</#if> | ${arenaBytes} |
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
