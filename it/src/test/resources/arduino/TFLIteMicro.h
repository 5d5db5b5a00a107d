/* Stands for the ESP32 core's library's first header, which declares nothing. */
#pragma once
