/* Stands for the Arduino library's first header, which declares nothing. */
#pragma once
